package nl.telmee.hearing;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Feedback;
import nl.telmee.web.Words;

/**
 * All that people were told, divided over the pages of a card: nothing is cut off. How much fits is
 * reckoned in lines of text, with room to spare. Pure.
 */
final class CardText {
  private static final int LONGEST_LINE = 54;

  /** The first page has the heading, the counts and the code on it. */
  private static final int FIRST = 13;

  private static final int OTHERS = 28;

  /** Up to this a text is printed larger. */
  private static final int BRIEF = 8;

  /**
   * A piece of text.
   *
   * @param day when it was told, above the first piece of it; empty: it goes on, or there is one
   *     day
   */
  record Part(String day, String text) {
    /** Lines, and the space behind them. */
    int height() {
      int lines = day.isEmpty() ? 1 : 2;
      for (String line : text.split("\n", -1)) {
        lines += Math.max(1, (line.length() + LONGEST_LINE - 1) / LONGEST_LINE);
      }
      return lines;
    }
  }

  private CardText() {}

  /** The text by page; at least one page. */
  static List<List<Part>> pages(Words words, List<Feedback> told) {
    List<List<Part>> pages = new ArrayList<>();
    List<Part> page = new ArrayList<>();
    int left = FIRST;
    for (Part part : parts(words, told)) {
      if (part.height() > left && !page.isEmpty()) {
        pages.add(page);
        page = new ArrayList<>();
        left = OTHERS;
      }
      page.add(part);
      left -= part.height();
    }
    pages.add(page);
    return pages;
  }

  /** Whether there is room to print it larger. */
  static boolean brief(List<List<Part>> pages) {
    return pages.size() == 1 && pages.getFirst().stream().mapToInt(Part::height).sum() <= BRIEF;
  }

  private static List<Part> parts(Words words, List<Feedback> told) {
    List<Part> parts = new ArrayList<>();
    for (Feedback one : told) {
      String day = told.size() == 1 ? "" : words.day(one.on());
      for (String paragraph : FeedbackPages.paragraphs(one.text())) {
        for (String piece : pieces(paragraph)) {
          parts.add(new Part(day, piece));
          day = "";
        }
      }
    }
    return parts;
  }

  /** A paragraph that fills more than half a page is divided between sentences or words. */
  private static List<String> pieces(String paragraph) {
    int longest = FIRST / 2 * LONGEST_LINE;
    List<String> pieces = new ArrayList<>();
    String rest = paragraph;
    while (rest.length() > longest) {
      int end = rest.lastIndexOf(". ", longest) + 1;
      if (end <= longest / 2) {
        end = rest.lastIndexOf(' ', longest);
      }
      if (end <= 0) {
        end = longest;
      }
      pieces.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      pieces.add(rest);
    }
    return pieces;
  }
}
