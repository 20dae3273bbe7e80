package nl.telmee.relation;

import static nl.telmee.relation.AddressBook.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of the address book: adding, finding, changing, removing, and who may. */
final class RelationPagesTest {
  private static AddressBook book;

  @BeforeAll
  static void start() {
    book = new AddressBook();
  }

  @AfterAll
  static void stop() {
    book.close();
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Europe/Amsterdam"));
  }

  @Test
  void anEmptyBookSaysWhatToDoNextAndWhomOneForgets() {
    String member = book.account("council-member", "jeugdraad");

    assertThat(book.village.get(PATH, member).body())
        .contains("Je adresboek is nog leeg", "Begin met één school", "Wie vergeten we?")
        .contains("category=carers");
  }

  @Test
  void whatIsAddedIsFoundByNameByContactAndByGroup() {
    book.add("De Duinroos", "contact", "Conciërge", "email", "duin@velsen.example");
    book.add("Zwemclub", "categories", "sports-and-other-clubs", "contact", "Badmeester");

    assertThat(book.page(PATH + "?search=duinr"))
        .contains("De Duinroos", "mailto:duin@velsen.example")
        .doesNotContain("Zwemclub");
    assertThat(book.page(PATH + "?search=badm")).contains("Zwemclub").doesNotContain("Duinroos");
    assertThat(book.page(PATH + "?category=sports-and-other-clubs"))
        .contains("Zwemclub")
        .doesNotContain("Duinroos");
    assertThat(book.page(PATH + "?search=nietbestaand")).contains("Niemand gevonden");
    assertThat(book.page(PATH)).doesNotContain("&amp;category=sports-and-other-clubs");
  }

  @Test
  void allMistakesAreSaidAtOnceAndNothingTypedIsLost() {
    HttpResponse<String> wrong =
        book.send(
            PATH + "/new",
            "",
            "categories",
            "nobody",
            "email",
            "geen adres",
            "phone",
            "bel maar",
            "note",
            "Wat ik typte",
            "checkedOn",
            today().plusDays(3).toString());

    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .contains(
            "Vul een naam in",
            "Kies minstens één groep",
            "Dit is geen e-mailadres",
            "Dit is geen telefoonnummer",
            "Deze dag moet nog komen")
        .contains("value=\"geen adres\"", "value=\"bel maar\"", "Wat ik typte");
  }

  @Test
  void whoWasSecondSeesWhatTheOtherWroteAndLosesNothing() {
    book.add("Tegelijk");
    String one = book.of("Tegelijk");
    book.send(one, "Tegelijk", "revision", "1", "note", "Van de eerste");
    HttpResponse<String> second =
        book.send(one, "Tegelijk", "revision", "1", "note", "Van de tweede");

    assertThat(second.statusCode()).isEqualTo(412);
    assertThat(second.body())
        .contains("Iemand anders was net voor", "Van de eerste", "Van de tweede")
        .contains("name=\"revision\" value=\"2\"");
    assertThat(book.value("note", "Tegelijk")).isEqualTo("Van de eerste");
    book.send(one, "Tegelijk", "revision", "2", "note", "Van de tweede");
    assertThat(book.value("note", "Tegelijk")).isEqualTo("Van de tweede");
  }

  @Test
  void whatWasTypedAboutSomebodyWhoWasRemovedMayBeAddedAnew() {
    book.add("Weg ermee");
    String one = book.of("Weg ermee");
    book.village.send(one + "/remove", book.editor, "revision", "1");
    HttpResponse<String> late = book.send(one, "Weg ermee", "revision", "1", "note", "Nog getypt");

    assertThat(late.statusCode()).isEqualTo(404);
    assertThat(late.body())
        .contains("Iemand anders haalde dit weg", "Nog getypt", "action=\"" + PATH + "/new\"");
  }

  @Test
  void itIsRemovedAfterAQuestionAndNotWhenItChangedMeanwhile() {
    book.add("Straks weg");
    String one = book.of("Straks weg");
    assertThat(book.page(one + "/remove")).contains("Straks weg verwijderen?", "value=\"1\"");
    book.send(one, "Straks weg", "revision", "1", "note", "Nieuw");

    HttpResponse<String> stale = book.village.send(one + "/remove", book.editor, "revision", "1");
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(stale.body()).contains("Iemand anders heeft dit net gewijzigd", "value=\"2\"");
    assertThat(book.count("name = 'Straks weg'")).isEqualTo(1);

    book.village.send(one + "/remove", book.editor, "revision", "2");
    assertThat(book.count("name = 'Straks weg'")).isZero();
  }

  @Test
  void whatNobodyLookedAtForTwoYearsIsMarkedUntilSomebodySaysItIsRight() {
    LocalDate old = today().minusYears(2).minusDays(1);
    book.add("Oud adres", "checkedOn", old.toString());
    book.add("Net goed", "checkedOn", today().minusYears(2).toString());
    String one = book.of("Oud adres");

    assertThat(book.page(PATH + "?old=yes"))
        .contains("Oud adres", "Klopt dit nog?", "2 jaar geleden", one + "/_checked")
        .doesNotContain("Net goed");
    assertThat(book.page(PATH)).contains("twee jaar of langer niet nagekeken");
    book.village.send(one + "/_checked", book.editor, "go", "1");
    assertThat(book.value("checked_on::text", "Oud adres")).isEqualTo(today().toString());
    assertThat(book.page(PATH + "?old=yes")).doesNotContain("Oud adres");
  }

  @ParameterizedTest
  @CsvSource({
    "0, Vandaag nagekeken",
    "1, 1 dag geleden",
    "30, 30 dagen geleden",
    "31, 1 maand geleden",
    "400, 13 maanden geleden",
    "1200, 3 jaar geleden"
  })
  void howLongAgoSomebodyLookedIsSaidInWords(int days, String words) {
    assertThat(
            Ago.checked(
                nl.telmee.web.Words.of(nl.telmee.web.Language.NL),
                LocalDate.of(2026, 11, 30).minusDays(days),
                LocalDate.of(2026, 11, 30)))
        .contains(words);
  }

  @Test
  void neighboursViewersAndCouncilsSeeNothingOfIt() {
    book.add("Alleen voor ons");
    String one = book.of("Alleen voor ons");
    for (String path : List.of(one, one + "/remove")) {
      assertThat(book.village.get(path, book.neighbour).statusCode()).isEqualTo(404);
    }
    assertThat(book.village.get(PATH, book.neighbour).body()).doesNotContain("Alleen voor ons");
    String council = book.account("council-member", "raad");
    assertThat(book.village.get(PATH, council).body()).doesNotContain("Alleen voor ons");
    assertThat(book.village.get(one, council).statusCode()).isEqualTo(404);
    book.village.send(PATH + "/new", council, "name", "Van de raad", "categories", "schools");
    String ofTheCouncil = book.of("Van de raad");
    assertThat(book.village.get(ofTheCouncil, council).statusCode()).isEqualTo(200);
    assertThat(book.village.get(ofTheCouncil, book.editor).statusCode()).isEqualTo(404);
    assertThat(book.page(PATH)).doesNotContain("Van de raad");
    String viewer = book.account("viewer", "velsen");
    assertThat(book.village.get(PATH, viewer).statusCode()).isEqualTo(403);
  }

  @Test
  void aRegionSeesTheBooksOfItsMunicipalitiesAndSaysWhoseTheyAre() {
    book.add("Van Velsen");
    book.village.send(
        PATH + "/new", book.neighbour, "name", "Van Beverwijk", "categories", "schools");
    String above = book.account("administrator", "ijmond");

    assertThat(book.village.get(PATH, above).body())
        .contains("Van Velsen", "Van Beverwijk", ">Beverwijk</span>");
    assertThat(book.village.get(PATH + "?organisation=beverwijk", above).body())
        .contains("Van Beverwijk")
        .doesNotContain("Van Velsen");
    HttpResponse<String> whose =
        book.village.send(PATH + "/new", above, "name", "Van wie", "categories", "schools");
    assertThat(whose.statusCode()).isEqualTo(400);
    assertThat(whose.body()).contains("Kies een organisatie", "value=\"Van wie\"");
  }

  @Test
  void aFullBookSaysSoAndKeepsWhatWasTyped() {
    String fill =
        "insert into relation select gen_random_uuid(), 'raad', 1, 'x' || n, '{schools}', '', '',"
            + " '', '', current_date, now(), 'x' from generate_series(1, "
            + Relations.MOST
            + ") n";
    book.village.change(fill);
    String member = book.village.member().cookies();
    HttpResponse<String> full =
        book.village.send(PATH + "/new", member, "name", "Te veel", "categories", "schools");

    assertThat(full.statusCode()).isEqualTo(409);
    assertThat(full.body()).contains("Dit adresboek is vol", "value=\"Te veel\"");
    assertThat(book.village.get(PATH, member).body()).contains("Meer dan 200 gevonden");
    book.village.change("delete from relation where organisation = 'raad'");
  }

  @Test
  void theLogSaysWhatWasDoneAndNamesNobody() {
    book.add("Geheim genoeg", "email", "geheim@velsen.example");
    List<String> log =
        book.village.rows(
            "select action || subject || detail::text from audit_entry"
                + " where action like 'relation-%'");

    assertThat(log)
        .isNotEmpty()
        .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("geheim"));
  }
}
