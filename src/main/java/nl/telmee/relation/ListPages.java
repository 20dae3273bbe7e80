package nl.telmee.relation;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.signal.Typed;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Upload;
import nl.telmee.web.Words;

/** Takes a book along as a list for a spreadsheet, and takes such a list in. */
final class ListPages {
  private static final String PATH = BookPages.PATH + "/import";

  private final Relations relations;
  private final Books books;
  private final Pages pages;

  ListPages(Relations relations, Books books, Pages pages) {
    this.relations = relations;
    this.books = books;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.COUNCIL).reply(ctx -> page(ctx, Typed.NOTHING, List.of()));
    routes.post(PATH, Access.COUNCIL, BodyLimit.FILE).reply(this::takeIn);
    routes.post(BookPages.PATH + "/_export", Access.COUNCIL, BodyLimit.SMALL).reply(this::takeOut);
  }

  private Future<Reply> page(RoutingContext ctx, Typed typed, List<String> wrong) {
    Words words = pages.words(ctx);
    return books
        .of(ctx, words)
        .map(
            own ->
                pages
                    .renderStaff("relation/list.jte", page(ctx, own, typed, wrong))
                    .status(typed.right() && wrong.isEmpty() ? 200 : Problem.INVALID.status()));
  }

  private ListPage page(RoutingContext ctx, Books.Own own, Typed typed, List<String> wrong) {
    Words words = pages.words(ctx);
    return new ListPage(
        pages.staff(ctx, words.say("relation.list"), StaffMenu.RELATIONS),
        typed,
        own.choices(typed),
        Arrays.stream(Column.values()).map(one -> one.label(words)).toList(),
        BookPages.categories(words, null).stream().map(Choice::label).toList(),
        wrong,
        words.count("relation.list.wrong", wrong.size()));
  }

  private Future<Reply> takeOut(RoutingContext ctx) {
    Form form = Form.of(ctx);
    Words words = pages.words(ctx);
    return books
        .of(ctx, words)
        .compose(
            own -> {
              String organisation = own.chosen(form.raw("organisation"));
              return organisation.isEmpty()
                  ? page(ctx, noBook(words, Typed.of(form)), List.of())
                  : relations
                      .takeOut(Caller.of(ctx), organisation)
                      .map(all -> file(organisation, RelationCsv.write(words, all)));
            });
  }

  private static Reply file(String organisation, String csv) {
    String name = "relations-" + organisation + ".csv";
    return Reply.of(200, "text/csv; charset=utf-8", Buffer.buffer(csv))
        .with("Cache-Control", "no-store")
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  private static Typed noBook(Words words, Typed typed) {
    return typed.wrong("organisation", words.say("relation.wrong.organisation"));
  }

  private Future<Reply> takeIn(RoutingContext ctx) {
    Upload upload = Upload.of(ctx);
    Words words = pages.words(ctx);
    Typed typed = Typed.NOTHING.with("organisation", upload.text("organisation"));
    return books
        .of(ctx, words)
        .compose(
            own -> {
              String organisation = own.chosen(upload.text("organisation"));
              Typed checked = organisation.isEmpty() ? noBook(words, typed) : typed;
              Upload.File file = upload.file("file").orElse(null);
              if (file != null && checked.right()) {
                return takeIn(ctx, organisation, typed, file.content());
              }
              return page(
                  ctx,
                  file == null ? checked.wrong("file", words.say("relation.list.needed")) : checked,
                  List.of());
            });
  }

  private Future<Reply> takeIn(
      RoutingContext ctx, String organisation, Typed typed, Buffer content) {
    Caller caller = Caller.of(ctx);
    return relations
        .list(caller, RelationQuery.all(Set.of(organisation)))
        .compose(
            book -> {
              ListReader reader = new ListReader(pages.words(ctx), relations.today(), book);
              Wanted wanted;
              try {
                wanted = reader.read(Table.read(content));
              } catch (CsvParseException _) {
                String sentence = pages.words(ctx).say("relation.list.no-table");
                return page(ctx, typed.wrong("file", sentence), List.of());
              }
              return reader.wrong().isEmpty()
                  ? store(ctx, organisation, typed, wanted)
                  : page(ctx, typed, reader.wrong());
            });
  }

  private Future<Reply> store(RoutingContext ctx, String organisation, Typed typed, Wanted wanted) {
    return relations
        .takeIn(Caller.of(ctx), organisation, wanted)
        .map(
            _ ->
                Reply.seeOther(
                    BookPages.PATH
                        + "?did=taken&added="
                        + wanted.added().size()
                        + "&changed="
                        + wanted.changed().size()))
        .recover(
            failure ->
                failure instanceof Rejected rejected
                        && rejected.problem() == Problem.REVISION_OUTDATED
                    ? page(
                        ctx,
                        typed.wrong("file", pages.words(ctx).say("relation.list.outdated")),
                        List.of())
                    : Future.failedFuture(failure));
  }
}
