package nl.telmee.council;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.signal.DeskTabs;
import nl.telmee.signal.Typed;
import nl.telmee.signal.Workplaces;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The page of one advice: the council writes and delivers it, the organisation answers it. */
final class AdviceWork {
  private static final String PATH = "/council/advices/:advice";

  private final Advices advices;
  private final OrganisationStore organisations;
  private final Pages pages;

  AdviceWork(Advices advices, OrganisationStore organisations, Pages pages) {
    this.advices = advices;
    this.organisations = organisations;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.COUNCIL).reply(this::page);
    routes.post(PATH + "/_write", Access.COUNCIL, BodyLimit.QUESTIONNAIRE).reply(this::write);
    routes.post(PATH + "/_deliver", Access.COUNCIL, BodyLimit.SMALL).reply(this::deliver);
    routes.post(PATH + "/_publish", Access.COUNCIL, BodyLimit.SMALL).reply(this::publish);
    routes.post(PATH + "/_answer", Access.COUNCIL, BodyLimit.QUESTIONNAIRE).reply(this::answer);
  }

  /** An advice with all that the caller may see of it. */
  private record Whole(
      Advice advice,
      Optional<AdviceText> text,
      Optional<AdviceAnswer> answer,
      List<AdviceFile> files) {
    int points() {
      return text.map(one -> one.points().size()).orElse(0);
    }
  }

  private Future<Whole> whole(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return advices
        .find(caller, AdvicePages.id(ctx, "advice"))
        .compose(
            advice -> {
              AdviceStore store = advices.store(caller);
              return Future.all(
                      store.text(advice.id()), store.answer(advice.id()), store.files(advice.id()))
                  .map(
                      found ->
                          new Whole(
                              advice, found.resultAt(0), found.resultAt(1), found.resultAt(2)));
            });
  }

  private Future<Reply> page(RoutingContext ctx) {
    return whole(ctx).compose(whole -> page(ctx, whole, null));
  }

  /**
   * The page.
   *
   * @param typed what somebody typed that could not be stored; null: nothing
   */
  private Future<Reply> page(RoutingContext ctx, Whole whole, @Nullable Typed typed) {
    Caller caller = Caller.of(ctx);
    Words words = pages.words(ctx);
    Advice advice = whole.advice;
    return Workplaces.of(organisations, caller)
        .map(
            places ->
                pages.renderStaff(
                    "council/advice-desk.jte",
                    new AdviceDeskPage(
                        pages.staff(ctx, AdviceRead.title(words, advice), StaffMenu.COUNCIL),
                        DeskTabs.ADVICES.tabs(words),
                        advice.desk(),
                        read(words, caller, places, whole),
                        words.say("advice.state." + advice.state().word()),
                        advice.state().isPublic() ? advice.address() : "",
                        trouble(ctx, words),
                        typed == null ? filledIn(whole) : typed,
                        writing(words, caller, whole, typed),
                        deliver(caller, whole),
                        caller.speaksFor(advice.council())
                            && advice.state() == AdviceState.DELIVERED,
                        answering(words, caller, whole),
                        uploads(words, caller, advice))));
  }

  /** A draft of an answer is no answer yet. */
  private static AdviceRead read(Words words, Caller caller, Workplaces places, Whole whole) {
    Advice advice = whole.advice;
    return AdviceRead.of(
        words,
        advice,
        AdvicePages.by(words, places.all(), advice),
        whole.text,
        advice.state() == AdviceState.ANSWERED ? whole.answer : Optional.empty(),
        whole.files.stream()
            .map(
                file ->
                    AdviceFiles.line(
                        words, file, advice.desk(), Advices.writes(caller, advice, file.part())))
            .toList());
  }

  private static String trouble(RoutingContext ctx, Words words) {
    return Params.query(ctx, "file")
        .map(why -> why.equals("macros") ? "advice.file.macros" : "advice.file.wrong")
        .map(words::say)
        .orElse("");
  }

  private static Typed filledIn(Whole whole) {
    return whole.advice.state().isWritten()
        ? whole.text.map(AdviceForm::filledIn).orElse(Typed.NOTHING)
        : whole.answer.map(AdviceForm::filledIn).orElse(Typed.NOTHING);
  }

  private static AdviceDeskPage.@Nullable Writing writing(
      Words words, Caller caller, Whole whole, @Nullable Typed typed) {
    if (!Advices.writes(caller, whole.advice, AdviceFile.Part.ADVICE)) {
      return null;
    }
    return AdviceDesk.writing(
        words,
        whole.advice.desk() + "/_write",
        whole.text.map(AdviceText::revision).orElse(0) + 1,
        typed == null ? filledIn(whole) : typed);
  }

  private static int deliver(Caller caller, Whole whole) {
    return caller.speaksFor(whole.advice.council()) && whole.advice.state() == AdviceState.DRAFT
        ? whole.text.map(AdviceText::revision).orElse(0)
        : 0;
  }

  private static AdviceDeskPage.@Nullable Answering answering(
      Words words, Caller caller, Whole whole) {
    if (!Advices.writes(caller, whole.advice, AdviceFile.Part.ANSWER)) {
      return null;
    }
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      String word = Fields.wordOf(verdict);
      verdicts.put(word, words.say("advice.verdict." + word));
    }
    return new AdviceDeskPage.Answering(
        whole.answer.map(AdviceAnswer::revision).orElse(0) + 1,
        whole.text.map(AdviceText::points).orElse(List.of()),
        verdicts,
        whole.advice.state() == AdviceState.PUBLISHED);
  }

  private static Map<String, String> uploads(Words words, Caller caller, Advice advice) {
    Map<String, String> uploads = new LinkedHashMap<>();
    Arrays.stream(AdviceFile.Part.values())
        .filter(part -> Advices.writes(caller, advice, part))
        .forEach(part -> uploads.put(part.word(), words.say("advice.part." + part.word())));
    return uploads;
  }

  private Future<Reply> write(RoutingContext ctx) {
    AdviceForm form = new AdviceForm(Form.of(ctx), pages.words(ctx));
    AdviceText text = form.text();
    return whole(ctx)
        .compose(
            whole ->
                text == null
                    ? invalid(ctx, whole, form)
                    : advices
                        .write(Caller.of(ctx), whole.advice, text)
                        .map(_ -> Reply.seeOther(whole.advice.desk()))
                        .recover(failure -> again(ctx, whole, form, "title", failure)));
  }

  private Future<Reply> invalid(RoutingContext ctx, Whole whole, AdviceForm form) {
    return page(ctx, whole, form.typed()).map(reply -> reply.status(Problem.INVALID.status()));
  }

  /** Somebody else was first: what was typed stays, and the next time it is stored. */
  private Future<Reply> again(
      RoutingContext ctx, Whole whole, AdviceForm form, String field, Throwable failure) {
    if (!(failure instanceof Rejected rejected)
        || rejected.problem() != Problem.REVISION_OUTDATED) {
      return Future.failedFuture(failure);
    }
    String sentence = pages.words(ctx).say("advice.outdated");
    return page(ctx, whole, form.typed().wrong(field, sentence))
        .map(reply -> reply.status(rejected.problem().status()));
  }

  private Future<Reply> deliver(RoutingContext ctx) {
    AdviceForm form = new AdviceForm(Form.of(ctx), pages.words(ctx));
    var embargo = form.embargo(advices.now());
    return whole(ctx)
        .compose(
            whole ->
                form.typed().right()
                    ? advices
                        .deliver(Caller.of(ctx), whole.advice, form.revision(), embargo)
                        .map(_ -> Reply.seeOther(whole.advice.desk()))
                    : invalid(ctx, whole, form));
  }

  private Future<Reply> publish(RoutingContext ctx) {
    return whole(ctx)
        .compose(
            whole ->
                advices
                    .publishNow(Caller.of(ctx), whole.advice)
                    .map(_ -> Reply.seeOther(whole.advice.desk())));
  }

  private Future<Reply> answer(RoutingContext ctx) {
    Form fields = Form.of(ctx);
    AdviceForm form = new AdviceForm(fields, pages.words(ctx));
    return whole(ctx)
        .compose(
            whole -> {
              AdviceAnswer answer = form.answer(whole.points(), fields.has("publish"));
              return answer == null
                  ? invalid(ctx, whole, form)
                  : advices
                      .answer(Caller.of(ctx), whole.advice, answer, fields.has("publish"))
                      .map(_ -> Reply.seeOther(whole.advice.desk()))
                      .recover(failure -> again(ctx, whole, form, "answer", failure));
            });
  }
}
