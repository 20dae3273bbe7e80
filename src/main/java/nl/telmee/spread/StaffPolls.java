package nl.telmee.spread;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollDesk;
import nl.telmee.poll.Polls;
import nl.telmee.web.Caller;
import nl.telmee.web.Language;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.StaffMenu;

/** Finds the poll that a page of staff is about, and makes the frame around that page. */
public final class StaffPolls {
  private final Polls polls;
  private final OrganisationStore organisations;
  private final Pages pages;

  public StaffPolls(Polls polls, OrganisationStore organisations, Pages pages) {
    this.polls = polls;
    this.organisations = organisations;
    this.pages = pages;
  }

  /** The poll in the path, for who may see it; fails with what {@link Polls#forStaff} says. */
  Future<Poll> seen(RoutingContext ctx) {
    return polls.forStaff(Caller.of(ctx), Params.pollId(ctx));
  }

  /** The poll in the path, for who may change it; fails with what {@link Polls#forEditor} says. */
  Future<Poll> changed(RoutingContext ctx) {
    return polls.forEditor(Caller.of(ctx), Params.pollId(ctx));
  }

  /** What the owner of a poll puts on paper, in the language of the visitor. */
  Future<House> house(RoutingContext ctx, Poll poll) {
    return house(poll, pages.words(ctx).language());
  }

  /** The same in a language. */
  Future<House> house(Poll poll, Language language) {
    return organisations
        .bySlug(poll.content().organisation())
        .map(found -> House.of(found.orElseThrow(), language));
  }

  /** The frame of a page; its title is the message followed by the poll's title. */
  StaffFrame frame(RoutingContext ctx, String message, Poll poll) {
    String title = poll.content().title().in(pages.words(ctx).language());
    return pages.staff(ctx, pages.words(ctx).say(message) + " · " + title, StaffMenu.POLLS);
  }

  PollHead head(RoutingContext ctx, StaffFrame staff, Poll poll, PollDesk.Page here) {
    return PollHead.of(staff, Caller.of(ctx), poll, here);
  }

  Pages pages() {
    return pages;
  }
}
