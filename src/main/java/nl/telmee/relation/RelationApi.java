package nl.telmee.relation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.trajectory.Stakeholder.Category;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import org.jspecify.annotations.Nullable;

/** The address book of an organisation over the API. */
final class RelationApi {
  private static final String PATH = "/api/v1/organisations/:organisation/relations";
  private static final String ONE = PATH + "/:relation";
  private static final int MOST_AT_ONCE = 100;

  private final Relations relations;
  private final OrganisationStore organisations;

  RelationApi(Relations relations, OrganisationStore organisations) {
    this.relations = relations;
    this.organisations = organisations;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.COUNCIL).json(this::list);
    routes.post(PATH, Access.COUNCIL, BodyLimit.SMALL).json(this::add);
    routes.get(ONE, Access.COUNCIL).json(this::one);
    routes.put(ONE, Access.COUNCIL, BodyLimit.SMALL).json(this::change);
    routes.delete(ONE, Access.COUNCIL).json(this::remove);
  }

  /** One that is there and whose book is the caller's. */
  private Future<String> organisation(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    Caller caller = Caller.of(ctx);
    caller.requireChanges(slug);
    return organisations
        .bySlug(slug)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)))
        .map(
            found -> {
              if (!Relations.keeps(caller, found)) {
                throw Rejected.because(Problem.NOT_ALLOWED);
              }
              return found.slug();
            });
  }

  private Future<Reply> list(RoutingContext ctx) {
    @Nullable Category category =
        Params.query(ctx, "category")
            .map(
                word ->
                    Category.of(word)
                        .orElseThrow(
                            () -> Params.wrongQuery("category", "is not on the checklist")))
            .orElse(null);
    String search = Params.query(ctx, "search").orElse("");
    if (search.length() > RelationQuery.LONGEST_SEARCH) {
      throw Params.wrongQuery(
          "search", "must have at most " + RelationQuery.LONGEST_SEARCH + " characters");
    }
    int limit = Params.whole(ctx, "limit", 1, MOST_AT_ONCE, MOST_AT_ONCE);
    int offset = Params.whole(ctx, "offset", 0, MOST_AT_ONCE * MOST_AT_ONCE, 0);
    return organisation(ctx)
        .compose(
            slug ->
                relations.list(
                    Caller.of(ctx),
                    new RelationQuery(Set.of(slug), category, search, null, limit, offset)))
        .map(all -> all.stream().map(this::view).toList())
        .map(views -> Reply.ok(Map.of("relations", views)));
  }

  private ObjectNode view(Relation relation) {
    return relation.view(relations.today());
  }

  private Reply tagged(Reply reply, Relation relation) {
    return reply.with("ETag", "\"" + relation.revision() + "\"");
  }

  private Future<Reply> add(RoutingContext ctx) {
    Entry entry = Entry.read(Params.jsonBody(ctx), relations.today());
    return organisation(ctx)
        .compose(slug -> relations.add(Caller.of(ctx), slug, entry))
        .map(
            made ->
                tagged(Reply.created(view(made)), made)
                    .with(
                        "Location",
                        "/api/v1/organisations/"
                            + made.organisation()
                            + "/relations/"
                            + made.id()));
  }

  private Future<Relation> find(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    UUID id =
        Uuids.parse(ctx.pathParam("relation"))
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return relations
        .find(Caller.of(ctx), id)
        .map(
            found -> {
              if (!found.organisation().equals(slug)) {
                throw Rejected.because(Problem.NOT_FOUND);
              }
              return found;
            });
  }

  private Future<Reply> one(RoutingContext ctx) {
    return find(ctx).map(found -> tagged(Reply.ok(view(found)), found));
  }

  private Future<Reply> change(RoutingContext ctx) {
    Entry entry = Entry.read(Params.jsonBody(ctx), relations.today());
    int revision = revision(ctx);
    return find(ctx)
        .compose(before -> relations.change(Caller.of(ctx), before, revision, entry))
        .map(after -> tagged(Reply.ok(view(after)), after));
  }

  private Future<Reply> remove(RoutingContext ctx) {
    int revision = revision(ctx);
    return find(ctx)
        .compose(found -> relations.remove(Caller.of(ctx), found, revision))
        .map(_ -> Reply.of(204, "", Buffer.buffer()));
  }

  /** The revision of {@code If-Match}; one that cannot be ours fits none. */
  private static int revision(RoutingContext ctx) {
    String wanted = ctx.request().getHeader("If-Match");
    if (wanted == null || wanted.equals("*")) {
      return Relations.ANY_REVISION;
    }
    return wanted.matches("\"[0-9]{1,9}\"")
        ? Integer.parseInt(wanted.substring(1, wanted.length() - 1))
        : Integer.MAX_VALUE;
  }
}
