package nl.telmee.relation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import nl.telmee.identity.Emails;
import nl.telmee.trajectory.Stakeholder.Category;
import nl.telmee.web.Fields;
import nl.telmee.web.Json;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;

/**
 * What the book says of a school, a club or a group.
 *
 * @param categories of the stakeholder checklist, one or more, in its order
 * @param contact the name or role of whom to turn to; this and what follows may be empty
 * @param checkedOn when somebody last looked whether it is still right
 */
public record Entry(
    String name,
    Set<Category> categories,
    String contact,
    String email,
    String phone,
    String note,
    LocalDate checkedOn) {
  public static final int LONGEST_NAME = 120;
  public static final int LONGEST_EMAIL = 200;
  public static final int LONGEST_PHONE = 30;
  public static final int LONGEST_NOTE = 1_000;

  static final String NO_EMAIL = "must be an e-mail address";
  static final String NO_PHONE = "must be a telephone number";
  static final String NOT_YET = "must not lie in the future";

  private static final Pattern PHONE = Pattern.compile("[+(0-9][0-9 ()./-]{4,28}[0-9]");

  public Entry {
    categories = Collections.unmodifiableSet(new LinkedHashSet<>(categories));
    name = name.strip();
    contact = contact.strip();
  }

  /**
   * Reads what somebody wrote.
   *
   * @param today what {@code checkedOn} is when it is left out
   * @throws Rejected with every mistake
   */
  public static Entry read(JsonNode body, LocalDate today) {
    List<Mistake> mistakes = new ArrayList<>();
    Entry entry = read(body, today, mistakes);
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return entry;
  }

  /** The same, but gathers the mistakes. */
  static Entry read(JsonNode body, LocalDate today, List<Mistake> mistakes) {
    Fields fields = Fields.of(body, mistakes);
    Entry entry =
        new Entry(
            fields.text("name", LONGEST_NAME),
            categories(fields, body),
            fields.loose("contact", LONGEST_NAME),
            email(fields),
            phone(fields),
            fields.loose("note", LONGEST_NOTE),
            day(fields, today));
    fields.end();
    return entry;
  }

  private static Set<Category> categories(Fields fields, JsonNode body) {
    Set<Category> categories = fields.words("categories", Category.class);
    JsonNode given = body.path("categories");
    if (!fields.has("categories") || (given.isArray() && given.isEmpty())) {
      fields.wrong("categories", "must not be empty");
    }
    return categories;
  }

  private static String email(Fields fields) {
    String email = fields.loose("email", LONGEST_EMAIL).strip();
    if (!email.isEmpty() && !Emails.valid(email)) {
      fields.wrong("email", NO_EMAIL);
    }
    return email;
  }

  private static String phone(Fields fields) {
    String phone = fields.loose("phone", LONGEST_PHONE).strip();
    if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
      fields.wrong("phone", NO_PHONE);
    }
    return phone;
  }

  private static LocalDate day(Fields fields, LocalDate today) {
    LocalDate day = fields.day("checkedOn").orElse(today);
    if (day.isAfter(today)) {
      fields.wrong("checkedOn", NOT_YET);
    }
    return day;
  }

  /** As it is read. */
  ObjectNode json() {
    ObjectNode json = Json.object().put("name", name);
    categories.forEach(one -> json.withArray("/categories").add(one.word()));
    return json.put("contact", contact)
        .put("email", email)
        .put("phone", phone)
        .put("note", note)
        .put("checkedOn", checkedOn.toString());
  }

  /** The same, looked at on another day. */
  Entry checked(LocalDate day) {
    return new Entry(name, categories, contact, email, phone, note, day);
  }

  /** By what one tells two entries apart: the name, and whom to turn to. */
  String key() {
    return (name + "\n" + contact).toLowerCase(Locale.ROOT);
  }
}
