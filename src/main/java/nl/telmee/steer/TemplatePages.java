package nl.telmee.steer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.signal.Typed;
import nl.telmee.signal.Workplaces;
import nl.telmee.trajectory.Planning;
import nl.telmee.trajectory.Template;
import nl.telmee.trajectory.Templates;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Json;
import nl.telmee.web.Pages;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** The pages on which an organisation makes templates of its own. */
final class TemplatePages {
  static final String PATH = SteerDesk.PATH + "/templates";
  private static final String NEW = PATH + "/new";
  private static final String ONE = PATH + "/:template";

  private final Templates templates;
  private final OrganisationStore organisations;
  private final Pages pages;

  TemplatePages(Templates templates, OrganisationStore organisations, Pages pages) {
    this.templates = templates;
    this.organisations = organisations;
    this.pages = pages;
  }

  /** Mounts the routes; before those with the id of a trajectory. */
  void mount(Routes routes) {
    routes.get(PATH, Access.COUNCIL).reply(this::list);
    routes.get(NEW, Access.COUNCIL).reply(this::form);
    routes.post(NEW, Access.COUNCIL, BodyLimit.DOCUMENT).reply(this::make);
    routes.get(ONE, Access.COUNCIL).reply(this::one);
    routes.post(ONE, Access.COUNCIL, BodyLimit.DOCUMENT).reply(this::change);
    routes.post(ONE + "/_remove", Access.COUNCIL, BodyLimit.SMALL).reply(this::remove);
  }

  private Future<Reply> list(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    Words words = pages.words(ctx);
    return Future.all(templates.own(caller), Workplaces.of(organisations, caller))
        .map(
            both -> {
              List<Template> own = both.resultAt(0);
              Workplaces places = both.resultAt(1);
              return pages.renderStaff(
                  "steer/templates.jte",
                  new TemplatesPage(
                      pages.staff(ctx, words.say("template.title"), StaffMenu.TRAJECTORIES),
                      own.stream()
                          .map(one -> TemplatesPage.Line.edit(words, places, one))
                          .toList()));
            });
  }

  private Future<Reply> form(RoutingContext ctx) {
    ObjectNode json = Json.object();
    json.set("stages", Planning.WHOLE.json().path("stages"));
    return page(ctx, TemplateDraft.stored(null, json));
  }

  private Future<Reply> one(RoutingContext ctx) {
    return found(ctx).compose(one -> page(ctx, TemplateDraft.stored(one, one.json())));
  }

  private Future<Template> found(RoutingContext ctx) {
    UUID id =
        Uuids.parse(ctx.pathParam("template"))
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return templates.find(Caller.of(ctx), id);
  }

  private Future<Reply> page(RoutingContext ctx, TemplateDraft draft) {
    Words words = pages.words(ctx);
    Template one = draft.one();
    String title = words.say(one == null ? "template.new" : "template.change");
    return Workplaces.of(organisations, Caller.of(ctx))
        .map(
            places -> {
              String owner =
                  one == null ? draft.json().path("organisation").asText() : one.organisation();
              SectionStages stages =
                  SectionStages.of(
                      words,
                      draft.json(),
                      draft.errors(),
                      Set.of(),
                      draft.rows(),
                      BeginPages.table(places, owner));
              Typed typed =
                  new Typed(
                      SectionJson.values(draft.json()),
                      stages.errors(words, draft.errors(), SectionStages.ROWS));
              return pages.renderStaff(
                  "steer/template.jte",
                  new TemplatePage(
                      pages.staff(ctx, title, StaffMenu.TRAJECTORIES),
                      title,
                      one == null ? NEW : PATH + "/" + one.id(),
                      typed,
                      one == null ? owners(words, places, typed) : List.of(),
                      stages,
                      draft.revision(),
                      draft.other(),
                      one == null ? "" : PATH + "/" + one.id() + "/_remove"));
            });
  }

  private static List<Choice> owners(Words words, Workplaces places, Typed typed) {
    var owners = BeginPages.owners(places);
    return owners.stream()
        .map(
            one ->
                new Choice(
                    one.slug(),
                    one.name().in(words.language()),
                    owners.size() == 1 || typed.chosen("organisation", one.slug())))
        .toList();
  }

  private Future<Reply> make(RoutingContext ctx) {
    Form form = Form.of(ctx);
    String organisation = form.raw("organisation");
    TemplateDraft draft = TemplateDraft.typed(null, form);
    return SectionRows.asked(form)
        ? page(ctx, draft)
        : Workplaces.of(organisations, Caller.of(ctx))
            .compose(
                places ->
                    BeginPages.owners(places).stream()
                            .anyMatch(one -> one.slug().equals(organisation))
                        ? write(ctx, draft, UUID.randomUUID(), organisation)
                        : nobodys(ctx, draft));
  }

  private Future<Reply> nobodys(RoutingContext ctx, TemplateDraft draft) {
    String sentence = pages.words(ctx).say("steer.organisation.needed");
    return page(ctx, draft.wrong(Map.of("organisation", sentence)))
        .map(reply -> reply.status(Problem.INVALID.status()));
  }

  private Future<Reply> change(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return found(ctx)
        .compose(
            one -> {
              TemplateDraft draft = TemplateDraft.typed(one, form);
              return SectionRows.asked(form)
                  ? page(ctx, draft)
                  : write(ctx, draft, one.id(), one.organisation());
            });
  }

  private Future<Reply> write(
      RoutingContext ctx, TemplateDraft draft, UUID id, String organisation) {
    Template template;
    try {
      template = Template.read(id, organisation, draft.body());
    } catch (Rejected rejected) {
      return page(ctx, draft.wrong(SteerWrong.errors(pages.words(ctx), rejected.mistakes())))
          .map(reply -> reply.status(rejected.problem().status()));
    }
    Caller caller = Caller.of(ctx);
    return (draft.one() == null
            ? templates.make(caller, template)
            : templates.write(caller, template, draft.revision()))
        .map(_ -> Reply.seeOther(PATH))
        .recover(failure -> behind(ctx, draft, id, failure));
  }

  /** Somebody else was first: what is there now stands above what was typed. */
  private Future<Reply> behind(
      RoutingContext ctx, TemplateDraft draft, UUID id, Throwable failure) {
    if (!(failure instanceof Rejected rejected)
        || rejected.problem() != Problem.REVISION_OUTDATED) {
      return Future.failedFuture(failure);
    }
    Words words = pages.words(ctx);
    return templates
        .find(Caller.of(ctx), id)
        .compose(
            now -> templates.author(now).compose(by -> page(ctx, draft.behind(now, words, by))))
        .map(reply -> reply.status(rejected.problem().status()));
  }

  private Future<Reply> remove(RoutingContext ctx) {
    return found(ctx)
        .compose(one -> templates.remove(Caller.of(ctx), one))
        .map(_ -> Reply.seeOther(PATH));
  }
}
