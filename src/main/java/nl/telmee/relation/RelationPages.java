package nl.telmee.relation;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.signal.Typed;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** The pages on which one relation is added, changed and removed. */
final class RelationPages {
  private static final String NEW = BookPages.PATH + "/new";
  private static final String ONE = BookPages.PATH + "/:relation";

  private final Relations relations;
  private final Books books;
  private final Pages pages;

  RelationPages(Relations relations, Books books, Pages pages) {
    this.relations = relations;
    this.books = books;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(NEW, Access.COUNCIL).reply(this::begin);
    routes.post(NEW, Access.COUNCIL, BodyLimit.SMALL).reply(this::add);
    routes.get(ONE, Access.COUNCIL).reply(this::page);
    routes.post(ONE, Access.COUNCIL, BodyLimit.SMALL).reply(this::change);
    routes.post(ONE + "/_checked", Access.COUNCIL, BodyLimit.SMALL).reply(this::checked);
    routes.get(ONE + "/remove", Access.COUNCIL).reply(this::ask);
    routes.post(ONE + "/remove", Access.COUNCIL, BodyLimit.SMALL).reply(this::remove);
  }

  private RelationView view(RoutingContext ctx, String title) {
    return new RelationView(
        pages.staff(ctx, pages.words(ctx).say(title), StaffMenu.RELATIONS), relations.today());
  }

  private Reply render(RelationPage page) {
    return pages.renderStaff("relation/relation.jte", page);
  }

  /** The form of a new one; the address may say in which book and in which group. */
  private Future<Reply> begin(RoutingContext ctx) {
    Typed typed =
        Typed.NOTHING
            .with("organisation", Params.query(ctx, "organisation").orElse(""))
            .with("categories", Params.query(ctx, "category").orElse(""))
            .with("checkedOn", relations.today().toString())
            .with("trajectory", Books.trajectory(ctx));
    return fresh(ctx, typed, "");
  }

  private Future<Reply> fresh(RoutingContext ctx, Typed typed, String trouble) {
    return books
        .of(ctx, pages.words(ctx))
        .map(own -> render(view(ctx, "relation.new").fresh(NEW, own, typed, trouble)));
  }

  private Future<Reply> add(RoutingContext ctx) {
    Form form = Form.of(ctx);
    Words words = pages.words(ctx);
    return books
        .of(ctx, words)
        .compose(
            own -> {
              String organisation = own.chosen(form.raw("organisation"));
              Entry entry;
              try {
                entry = Entry.read(RelationForm.json(form), relations.today());
              } catch (Rejected rejected) {
                Typed typed = RelationForm.typed(words, form, rejected.mistakes());
                return wrong(ctx, inABook(words, typed, organisation));
              }
              return organisation.isEmpty()
                  ? wrong(ctx, inABook(words, Typed.of(form), organisation))
                  : add(ctx, organisation, entry, form);
            });
  }

  private static Typed inABook(Words words, Typed typed, String organisation) {
    return organisation.isEmpty()
        ? typed.wrong("organisation", words.say("relation.wrong.organisation"))
        : typed;
  }

  private Future<Reply> wrong(RoutingContext ctx, Typed typed) {
    return fresh(ctx, typed, "").map(reply -> reply.status(Problem.INVALID.status()));
  }

  private Future<Reply> add(RoutingContext ctx, String organisation, Entry entry, Form form) {
    String trajectory = Books.trajectory(form.raw("trajectory"));
    return relations
        .add(Caller.of(ctx), organisation, entry)
        .map(_ -> Reply.seeOther(after(trajectory, "added")))
        .recover(
            failure ->
                is(Problem.TOO_MANY_RELATIONS, failure)
                    ? fresh(ctx, Typed.of(form), pages.words(ctx).say("relation.full"))
                        .map(reply -> reply.status(Problem.TOO_MANY_RELATIONS.status()))
                    : Future.failedFuture(failure));
  }

  /** Who came from a trajectory goes back to its stakeholders. */
  private static String after(String trajectory, String did) {
    return trajectory.isEmpty() ? BookPages.PATH + "?did=" + did : Books.stakeholders(trajectory);
  }

  private static boolean is(Problem problem, Throwable failure) {
    return failure instanceof Rejected rejected && rejected.problem() == problem;
  }

  private Future<Relation> find(RoutingContext ctx) {
    UUID id =
        Uuids.parse(ctx.pathParam("relation"))
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return relations.find(Caller.of(ctx), id);
  }

  private Future<Reply> page(RoutingContext ctx) {
    return find(ctx)
        .map(
            one ->
                render(
                    view(ctx, "relation.change")
                        .changing(one, RelationForm.filledIn(one.entry()))));
  }

  private Future<Reply> change(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return find(ctx)
        .compose(one -> change(ctx, one, form))
        .recover(
            failure ->
                is(Problem.NOT_FOUND, failure) && !form.raw("name").isBlank()
                    ? gone(ctx, form)
                    : Future.failedFuture(failure));
  }

  /** What was typed is not lost when somebody removed it meanwhile: it may be added anew. */
  private Future<Reply> gone(RoutingContext ctx, Form form) {
    return fresh(ctx, Typed.of(form), pages.words(ctx).say("relation.gone"))
        .map(reply -> reply.status(Problem.NOT_FOUND.status()));
  }

  private Future<Reply> change(RoutingContext ctx, Relation one, Form form) {
    Words words = pages.words(ctx);
    Entry entry;
    try {
      entry = Entry.read(RelationForm.json(form), relations.today());
    } catch (Rejected rejected) {
      Typed typed = RelationForm.typed(words, form, rejected.mistakes());
      RelationPage page = view(ctx, "relation.change").wrong(one, revision(form), typed);
      return Future.succeededFuture(render(page).status(Problem.INVALID.status()));
    }
    return relations
        .change(Caller.of(ctx), one, revision(form), entry)
        .map(_ -> Reply.seeOther(BookPages.PATH + "?did=changed"))
        .recover(
            failure ->
                is(Problem.REVISION_OUTDATED, failure)
                    ? find(ctx).map(now -> outdated(ctx, now, Typed.of(form)))
                    : Future.failedFuture(failure));
  }

  private Reply outdated(RoutingContext ctx, Relation now, Typed typed) {
    return render(view(ctx, "relation.change").outdated(now, typed))
        .status(Problem.REVISION_OUTDATED.status());
  }

  /** One that was changed by hand fits none. */
  private static int revision(Form form) {
    String text = form.raw("revision");
    return text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
  }

  private Future<Reply> checked(RoutingContext ctx) {
    return find(ctx)
        .compose(
            one ->
                relations.change(
                    Caller.of(ctx),
                    one,
                    Relations.ANY_REVISION,
                    one.entry().checked(relations.today())))
        .map(_ -> Reply.seeOther(BookPages.PATH + "?did=checked"));
  }

  private Future<Reply> ask(RoutingContext ctx) {
    return find(ctx).map(one -> asked(ctx, one, ""));
  }

  private Reply asked(RoutingContext ctx, Relation one, String trouble) {
    return pages.renderStaff(
        "relation/remove.jte", view(ctx, "relation.remove").removing(one, trouble));
  }

  private Future<Reply> remove(RoutingContext ctx) {
    int revision = revision(Form.of(ctx));
    return find(ctx)
        .compose(
            one ->
                relations
                    .remove(Caller.of(ctx), one, revision)
                    .map(_ -> Reply.seeOther(BookPages.PATH + "?did=removed"))
                    .recover(
                        failure ->
                            is(Problem.REVISION_OUTDATED, failure)
                                ? find(ctx).map(now -> changedBefore(ctx, now))
                                : Future.failedFuture(failure)));
  }

  /** Somebody wrote something new: it is shown before it is gone. */
  private Reply changedBefore(RoutingContext ctx, Relation now) {
    String by = view(ctx, "relation.remove").changedBy(now);
    return asked(ctx, now, pages.words(ctx).say("relation.remove.changed") + " " + by)
        .status(Problem.REVISION_OUTDATED.status());
  }
}
