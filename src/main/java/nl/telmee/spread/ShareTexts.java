package nl.telmee.spread;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.intake.Effort;
import nl.telmee.poll.Poll;
import nl.telmee.web.Language;
import nl.telmee.web.Words;

/** Texts to send or post, made for where they are sent, in both languages. */
public final class ShareTexts {
  /** X counts every link as so many characters, and takes so many in all. */
  private static final int LONGEST_ON_X = 280;

  private static final int LINK_ON_X = 23;

  /**
   * A text.
   *
   * @param id unique on the page
   * @param place where it is for
   * @param lang the language of the text
   * @param language the name of that language
   */
  public record Text(String id, String place, String lang, String language, String text) {}

  private ShareTexts() {}

  /** The text for WhatsApp and the like. */
  static String message(Words words, Poll poll, Addresses addresses) {
    return words.say("spread.text.whatsapp", arguments(words, poll, addresses.full()));
  }

  /** All texts for social media; English too when the poll is in English. */
  static List<Text> all(Words page, Poll poll, Addresses addresses) {
    List<Text> texts = new ArrayList<>();
    for (Language language : languages(poll)) {
      Words words = Words.of(language);
      for (String place : List.of("instagram", "facebook", "x", "teams")) {
        texts.add(
            new Text(
                place + "-" + language.code(),
                page.say("spread.place." + place),
                language.code(),
                language.ownName(),
                text(words, place, poll, addresses)));
      }
    }
    return texts;
  }

  private static List<Language> languages(Poll poll) {
    return poll.content().title().en() == null
        ? List.of(Language.NL)
        : List.of(Language.NL, Language.EN);
  }

  private static String text(Words words, String place, Poll poll, Addresses addresses) {
    String link = place.equals("instagram") ? addresses.spoken() : addresses.full();
    Object[] arguments = arguments(words, poll, link);
    String key = "spread.text." + place;
    String text = words.say(key, arguments);
    int tooMany = text.length() - link.length() + LINK_ON_X - LONGEST_ON_X;
    if (place.equals("x") && tooMany > 0) {
      String title = arguments[0].toString();
      arguments[0] = title.substring(0, Math.max(0, title.length() - tooMany - 1)).strip() + "…";
      text = words.say(key, arguments);
    }
    return text;
  }

  /** Title, link, minutes, and the sentence about closing with a blank before it. */
  private static Object[] arguments(Words words, Poll poll, String link) {
    var closesAt = poll.content().closesAt();
    return new Object[] {
      poll.content().title().in(words.language()),
      link,
      words.count("spread.minutes", Effort.minutes(poll.content().questionnaire())),
      closesAt == null ? "" : " " + words.say("spread.text.until", words.moment(closesAt))
    };
  }
}
