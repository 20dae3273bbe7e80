package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.telmee.id.Uuids;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** The page of staff about one invitation. */
final class InvitationPages {
  private static final String ONE = ContactPages.ONE + "/invitations/:invitation";
  private static final int WIDTH = 1000;

  private final Inviting inviting;
  private final Names names;
  private final Polls polls;
  private final Pages pages;

  InvitationPages(Inviting inviting, Names names, Polls polls, Pages pages) {
    this.inviting = inviting;
    this.names = names;
    this.polls = polls;
    this.pages = pages;
  }

  /** After the form: where this has the id of an invitation, that has the word "new". */
  void mount(Routes routes) {
    routes.get(ONE, Access.STAFF).reply(this::page);
  }

  private Future<Reply> page(RoutingContext ctx) {
    String organisation = Params.slug(ctx, "organisation");
    Caller.of(ctx).requireChanges(organisation);
    return Uuids.parse(ctx.pathParam("invitation"))
        .map(id -> inviting.one(Caller.of(ctx), organisation, id))
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND))
        .compose(
            one ->
                Future.all(names.panel(organisation, one.panel()), poll(ctx, one))
                    .map(both -> page(ctx, one, both.resultAt(0), both.resultAt(1))))
        .map(page -> pages.renderStaff("contact/invitation.jte", page));
  }

  private Future<Optional<Poll>> poll(RoutingContext ctx, Invitation one) {
    return one.poll()
        .map(id -> polls.forStaff(Caller.of(ctx), id).map(Optional::of))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  private InvitationPage page(
      RoutingContext ctx, Invitation one, Panel panel, Optional<Poll> poll) {
    Words words = pages.words(ctx);
    Invitation.Counts counts = one.counts();
    int handled = counts.sent() + counts.undeliverable() + counts.failed();
    String state = Fields.wordOf(one.state());
    return new InvitationPage(
        pages.staff(ctx, words.say("invitation.title"), StaffMenu.CONTACTS),
        ContactPages.ALL + "/" + one.organisation(),
        ContactPages.ALL + "/" + one.organisation() + "/invitations/" + one.id(),
        words.say("invitation.state." + state),
        words.say("invitation.what." + state),
        counts.reached() == 0 ? 0 : WIDTH * handled / counts.reached(),
        counts.endedAt() == null,
        facts(words, one, panel, poll),
        Phrase.of(words, one.text()));
  }

  private static List<InvitationPage.Fact> facts(
      Words words, Invitation one, Panel panel, Optional<Poll> poll) {
    Invitation.Counts counts = one.counts();
    List<InvitationPage.Fact> facts = new ArrayList<>();
    add(facts, words.say("invitation.panel"), panel.name().in(words.language()));
    poll.ifPresent(
        found ->
            add(facts, words.say("invitation.poll"), found.content().title().in(words.language())));
    add(facts, words.say("invitation.reached"), words.count(counts.reached()));
    add(facts, words.say("invitation.sent"), words.count(counts.sent()));
    add(facts, words.say("invitation.undeliverable"), words.count(counts.undeliverable()));
    add(facts, words.say("invitation.failed"), words.count(counts.failed()));
    add(facts, words.say("invitation.made"), words.moment(one.madeAt()) + ", " + one.madeBy());
    return facts;
  }

  private static void add(List<InvitationPage.Fact> facts, String name, String value) {
    facts.add(new InvitationPage.Fact(name, value));
  }
}
