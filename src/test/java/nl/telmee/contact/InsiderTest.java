package nl.telmee.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Thirty people answer a poll, and each leaves an address and confirms it right away, one after the
 * other: the worst case, in which the order alone would tell all. Then somebody with the whole
 * database and its write-ahead log tries to find out who gave which answer. This test knows, as it
 * has the key and was there; so it can say how often a guess was right.
 */
final class InsiderTest {
  private static final int PEOPLE = 30;

  /** Of 30 guesses one is right by chance; more than 7 are in one of 80,000 tries. */
  private static final int CHANCE = 7;

  private static final Set<String> ABOUT_CONTACTS =
      Set.of(
          "contact",
          "contact_pool",
          "contact_asked",
          "invitation",
          "invitation_recipient",
          "panel_secret",
          "panel_member_asked");
  private static final Set<String> ABOUT_ANSWERS =
      Set.of("response", "tally", "open_text", "text_untaken", "release_stratum", "access_code");

  private static final List<String> KEYS = new ArrayList<>();
  private static final List<List<String>> POOL_AT_EACH_STEP = new ArrayList<>();
  private static final List<Set<String>> OPENED_AT_EACH_STEP = new ArrayList<>();

  private static Postbox mail;
  private static TestNode node;
  private static Community community;
  private static Insider insider;
  private static String began = "";
  private static Map<String, String> registerNow = new HashMap<>();

  @BeforeAll
  static void everybodyAnswersAndJoins() {
    mail = new Postbox();
    node = TestNode.start(mail.settings());
    node.organisation("velsen");
    community = new Community(node);
    insider = new Insider(node);
    insider.run("create extension pg_walinspect");
    insider.run("update contact_mix set next_at = 'infinity'");
    began = insider.position();
    String poll = node.openPoll(Survey.poll("insider"));
    Survey survey = new Survey(7);
    for (int i = 0; i < PEOPLE; i++) {
      String key = UUID.randomUUID().toString();
      KEYS.add(key);
      assertThat(node.respond(poll, key, survey.answers()).statusCode()).isEqualTo(201);
      join(email(i));
      POOL_AT_EACH_STEP.add(
          insider.rows("select id from contact_pool order by ctid").stream()
              .map(row -> row.get("id"))
              .toList());
      OPENED_AT_EACH_STEP.add(poolAddresses());
    }
    community.settle();
    community.members().stream()
        .map(member -> Map.entry(member.id().toString(), member.person().address().value()))
        .forEach(one -> registerNow.put(one.getKey(), one.getValue()));
  }

  @AfterAll
  static void stop() {
    community.close();
    node.close();
    mail.close();
  }

  private static String email(int i) {
    return "person%d@velsen.example".formatted(i);
  }

  private static void join(String email) {
    String form = "band=from-18-to-21&email=" + email + "&consent=on&municipality=velsen";
    String type = "application/x-www-form-urlencoded";
    assertThat(node.post("/o/velsen/invite-me", type, form).statusCode()).isEqualTo(200);
    String link = Postbox.link(mail.to(email, 1).getFirst(), "/confirm/");
    assertThat(node.post(link, type, "").statusCode()).isEqualTo(200);
  }

  /** What only who has the key can read. */
  private static Set<String> poolAddresses() {
    Pool pool = new Pool(new Seals(ContactKeys.of(List.of(TestNode.CONTACT_KEY))));
    return Community.await(community.db().inTransaction(pool::locked)).stream()
        .map(one -> one.person().address().value())
        .collect(Collectors.toSet());
  }

  @Test
  void noValueOfAContactStandsWithAnAnswer() {
    Map<String, List<String>> dump = insider.dump();
    Map<String, Set<String>> answers = new HashMap<>();
    dump.forEach(
        (column, values) -> {
          if (ABOUT_ANSWERS.contains(column.replaceFirst("\\..*", ""))) {
            answers.put(column, new HashSet<>(values));
          }
        });
    List<String> shared = new ArrayList<>();
    dump.forEach(
        (column, values) ->
            answers.forEach(
                (answer, there) -> {
                  if (ABOUT_CONTACTS.contains(column.replaceFirst("\\..*", ""))
                      && values.stream().anyMatch(there::contains)) {
                    shared.add(column + " = " + answer);
                  }
                }));
    assertThat(answers).containsKeys("response.key", "response.day", "response.answers");
    assertThat(dump.get("contact.id")).hasSize(PEOPLE);
    assertThat(shared).isEmpty();
  }

  @Test
  void noAddressStandsAnywhereInTheDatabase() {
    List<String> written = new ArrayList<>();
    insider
        .dump()
        .forEach(
            (column, values) ->
                values.stream()
                    .filter(InsiderTest::holdsAnAddress)
                    .forEach(value -> written.add(column + ": " + value)));
    assertThat(written).isEmpty();
  }

  private static boolean holdsAnAddress(String value) {
    byte[] name = "person7@velsen".getBytes(StandardCharsets.UTF_8);
    String text = value.toLowerCase(Locale.ROOT);
    return text.contains("person7@velsen")
        || text.contains(HexFormat.of().formatHex(name))
        || value.contains(Base64.getEncoder().encodeToString(name).substring(0, 16));
  }

  @Test
  void noColumnOfAContactHasAMomentAnOrderOrAnAttribute() {
    List<String> columns =
        insider
            .rows(
                "select table_name || '.' || column_name || ' ' || data_type as c"
                    + " from information_schema.columns"
                    + " where table_name in ('contact', 'contact_pool') order by 1")
            .stream()
            .map(row -> row.get("c"))
            .toList();

    assertThat(columns)
        .containsExactly(
            "contact.handle bytea",
            "contact.id uuid",
            "contact.organisation text",
            "contact.panel text",
            "contact.sealed bytea",
            "contact_pool.id uuid",
            "contact_pool.sealed bytea");
    assertThat(insider.rows("select distinct length(sealed) as n from contact")).hasSize(1);
  }

  @Test
  void theTransactionsAndPlacesOfRowsTellNoMoreThanChance() {
    assertThat(insider.rows("select distinct xmin::text from contact"))
        .as("a register is written in one transaction")
        .hasSize(1);
    List<String> people =
        insider.rows("select id from contact order by xmin::text::bigint, ctid").stream()
            .map(row -> row.get("id"))
            .toList();
    List<String> answers =
        insider.rows("select key from response order by xmin::text::bigint, ctid").stream()
            .map(row -> row.get("key"))
            .toList();
    assertThat(answers).as("the order of the answers is there to see").isEqualTo(KEYS);
    assertThat(right(people)).isLessThanOrEqualTo(CHANCE);
  }

  /** How many of the people of a register, in an order, are those of the answers in theirs. */
  private static long right(List<String> people) {
    long right = 0;
    for (int i = 0; i < people.size(); i++) {
      right += email(i).equals(registerNow.get(people.get(i))) ? 1 : 0;
    }
    assertThat(people).hasSize(PEOPLE);
    return right;
  }

  @Test
  void theWriteAheadLogOfARegisterTellsNoMoreThanChance() {
    List<Map<String, String>> answers = insider.written("response", began);
    List<Map<String, String>> people = insider.written("contact", began);

    assertThat(answers)
        .as("the log has every answer, in order")
        .hasSizeGreaterThanOrEqualTo(PEOPLE);
    assertThat(people).as("and everybody in the register").isNotEmpty();
    assertThat(people.stream().map(one -> one.get("xid")).distinct())
        .as("in the transactions in which it was written anew")
        .hasSizeLessThanOrEqualTo(2);
    assertThat(
            insider.one(
                "select '%s'::pg_lsn > '%s'::pg_lsn"
                    .formatted(people.getFirst().get("lsn"), answers.getLast().get("lsn"))))
        .as("after the last answer")
        .isEqualTo("t");
    // Within a transaction rows are put one after the other: their places are the order of the log.
    List<String> order =
        insider.rows("select id from contact order by ctid").stream()
            .map(row -> row.get("id"))
            .toList();
    assertThat(right(order)).isLessThanOrEqualTo(CHANCE);
  }

  @Test
  void whoWatchesEveryWriteSeesThatSomebodyJoinedAndNotWhichRowThatIs() {
    for (int i = 1; i < PEOPLE; i++) {
      Set<String> before = new HashSet<>(POOL_AT_EACH_STEP.get(i - 1));
      before.retainAll(POOL_AT_EACH_STEP.get(i));
      assertThat(before).as("rows that stayed the same at step %d", i).isEmpty();
      assertThat(POOL_AT_EACH_STEP.get(i)).hasSize(i + 1);
    }
    Set<String> register = new HashSet<>(registerNow.keySet());
    POOL_AT_EACH_STEP.forEach(pool -> assertThat(register).doesNotContainAnyElementsOf(pool));
  }

  /**
   * What remains possible, so that the documentation does not promise more: with the key, and with
   * the log or a look at every moment, one sees who confirmed when; and when an answer came just
   * before that, one can guess. {@code docs/contacts.md} says so.
   */
  @Test
  void whoHasTheKeyTooSeesWhenSomebodyConfirmed() {
    for (int i = 1; i < PEOPLE; i++) {
      Set<String> fresh = new HashSet<>(OPENED_AT_EACH_STEP.get(i));
      fresh.removeAll(OPENED_AT_EACH_STEP.get(i - 1));
      assertThat(fresh).containsExactly(email(i));
    }
  }
}
