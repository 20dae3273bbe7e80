package nl.telmee.relation;

import static nl.telmee.relation.AddressBook.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Taking a book along as a list, and taking such a list in. */
final class ListTest {
  private static AddressBook book;

  @BeforeAll
  static void start() {
    book = new AddressBook();
  }

  @AfterEach
  void empty() {
    book.village.change("delete from relation");
  }

  @AfterAll
  static void stop() {
    book.close();
  }

  @Test
  void aListIsTakenInWithGroupsByTheirNamesAndDaysAsASpreadsheetWritesThem() {
    HttpResponse<String> taken =
        book.takeIn(
            """
            Naam;Groepen;Contactpersoon;E-mail;Telefoon;Opmerking;Nagekeken
            De Duinroos;Scholen, Jongeren;Conciërge;duin@velsen.example;0255 12 34 56;;3-2-2026
            "Club ""Zee\""";sports-and-other-clubs;;;;"Twee
            regels";2026-03-04
            """);

    assertThat(taken.headers().firstValue("Location").orElse(""))
        .isEqualTo(PATH + "?did=taken&added=2&changed=0");
    assertThat(book.value("categories::text", "De Duinroos")).isEqualTo("{young-people,schools}");
    assertThat(book.value("checked_on::text", "De Duinroos")).isEqualTo("2026-02-03");
    assertThat(book.value("note", "Club \"Zee\"")).isEqualTo("Twee\nregels");
  }

  @Test
  void everyMistakeIsSaidAtOnceWithItsLineAndNothingIsStored() {
    book.add("Al bekend");
    HttpResponse<String> wrong =
        book.takeIn(
            """
            Naam,Groepen,E-mail,Telefoon,Nagekeken,Kenmerk
            Goed,Scholen,,,,
            ,Scholen,geen adres,bel,morgen,
            Geen groep,Scholn,,,,
            Leeg,,,,,

            Goed,Scholen,,,,
            Al bekend,Scholen,,,,
            Ander,Scholen,,,,%s
            """
                .formatted(UUID.randomUUID()));

    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .contains(
            "Er zijn 9 punten niet goed",
            "Regel 3: Naam: Vul een naam in",
            "Regel 3: E-mail: Dit is geen e-mailadres",
            "Regel 3: Telefoon: Dit is geen telefoonnummer",
            "Regel 3: Nagekeken: Vul een dag in",
            "Regel 4: Scholn is geen groep",
            "Regel 5: Groepen: Kies minstens",
            "Regel 7: dit adres staat ook op regel 2",
            "Regel 8: dit adres staat al in het adresboek",
            "Regel 9: dit kenmerk staat niet in dit adresboek");
    assertThat(book.count("name <> 'Al bekend'")).isZero();
  }

  @Test
  void columnsThatAreWrongAreSaid() {
    assertThat(book.takeIn("Naam;Adres;Naam\nx;y;z\n").body())
        .contains(
            "Regel 1: de kolom Adres kennen we niet",
            "Regel 1: de kolom Naam staat er twee keer",
            "Regel 1: de kolom Groepen is er niet");
    assertThat(book.takeIn("Naam;Groepen\n").body()).contains("geen regels met adressen");
    assertThat(book.takeIn(book.editor, "velsen", "", StandardCharsets.UTF_8).body())
        .contains("Kies een bestand");
  }

  @Test
  void whatIsTakenOutIsTakenInAgainWithoutAnyChange() {
    book.add("De \"Roos\"; en meer", "contact", "Iemand, ergens", "note", "Twee\nregels");
    book.add("Plus", "phone", "+31 255 12 34 56", "categories", "carers");

    HttpResponse<String> again = book.takeIn(book.takenOut());

    assertThat(again.headers().firstValue("Location").orElse(again.body()))
        .isEqualTo(PATH + "?did=taken&added=0&changed=0");
  }

  @Test
  void aLineWithAnIdChangesThatOneAndCountsARevision() {
    book.add("Oude naam", "phone", "+31 255 12 34 56");
    String list = book.takenOut().replace("Oude naam", "Nieuwe naam");

    HttpResponse<String> taken = book.takeIn(list);

    assertThat(taken.headers().firstValue("Location").orElse(taken.body()))
        .isEqualTo(PATH + "?did=taken&added=0&changed=1");
    assertThat(book.value("revision::text", "Nieuwe naam")).isEqualTo("2");
    assertThat(book.value("phone", "Nieuwe naam")).isEqualTo("+31 255 12 34 56");
  }

  @Test
  void noCellIsAFormulaForASpreadsheet() {
    book.add("=1+1", "contact", "@som", "note", "-2", "phone", "+31 255 12 34 56");

    assertThat(book.takenOut())
        .startsWith("\ufeffNaam;")
        .contains("'=1+1", "'@som", "'-2", "'+31 255 12 34 56")
        .doesNotContain(";=", ";@", ";-", ";+");
  }

  @Test
  void aListOfAnOldSpreadsheetKeepsItsAccents() {
    book.takeIn(
        book.editor,
        "velsen",
        "Naam;Groepen\nCafé Één;Cliënten\n",
        Charset.forName("windows-1252"));

    assertThat(book.count("name = 'Café Één' and categories = '{clients}'")).isEqualTo(1);
  }

  @Test
  void aFileThatIsNoTableIsRefused() {
    assertThat(book.takeIn("Naam;Groepen\n\"open;Scholen\n").body())
        .contains("Dit bestand is geen CSV");
  }

  @Test
  void takingTheBookAlongStandsInTheLog() {
    book.add("Een school");
    book.takenOut();

    assertThat(
            book.village.rows(
                "select detail::text from audit_entry where action = 'relations-taken-out'"
                    + " order by seq desc limit 1"))
        .first()
        .asString()
        .contains("\"relations\":1");
  }

  @Test
  void nobodyTakesAListIntoAnothersBookOrTakesItOut() {
    book.add("Van Velsen");
    HttpResponse<String> in =
        book.takeIn(
            book.neighbour, "velsen", "Naam;Groepen\nVreemd;Scholen\n", StandardCharsets.UTF_8);
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(book.value("organisation", "Vreemd")).isEqualTo("beverwijk");

    String out =
        book.village.send(PATH + "/_export", book.neighbour, "organisation", "velsen").body();
    assertThat(out).contains("Vreemd").doesNotContain("Van Velsen");
  }
}
