package nl.telmee.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.telmee.web.Words;

/** How a document in OpenDocument looks: fonts, headings, lists, tables, and the foot of a page. */
final class OpenDocumentStyles {
  static final String FONT = "Liberation Sans";

  /** On A4 between the margins, in millimetres. */
  private static final int WIDTH = 170;

  private static final int MOST_CHARACTERS = 34;

  /** Millimetres that a character of a cell takes at 10 points, and one of a heading. */
  private static final double CHARACTER = 2.1;

  private static final double BOLD_CHARACTER = 2.5;

  /** Millimetres of padding and lines around the text of a cell. */
  private static final double AROUND = 3;

  /** Fonts by name, so that a program without this one takes another without serifs. */
  static final String FONTS =
      "<office:font-face-decls><style:font-face style:name=\""
          + FONT
          + "\" svg:font-family=\"'Liberation Sans', Arial, Helvetica, sans-serif\""
          + " style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/>"
          + "</office:font-face-decls>";

  private static final String PAGE =
      "<office:automatic-styles><style:page-layout style:name=\"A4\">"
          + "<style:page-layout-properties fo:page-width=\"210mm\" fo:page-height=\"297mm\""
          + " style:print-orientation=\"portrait\" fo:margin-top=\"20mm\""
          + " fo:margin-bottom=\"15mm\" fo:margin-left=\"20mm\" fo:margin-right=\"20mm\"/>"
          + "<style:footer-style><style:header-footer-properties fo:min-height=\"10mm\""
          + " fo:margin-top=\"5mm\"/></style:footer-style></style:page-layout>"
          + "</office:automatic-styles>";

  private OpenDocumentStyles() {}

  /** The styles by name and the page. */
  static String of(Document document) {
    String language = document.language().code();
    String country = language.equals("nl") ? "NL" : "GB";
    return FONTS
        + "<office:styles><style:default-style style:family=\"paragraph\">"
        + "<style:paragraph-properties fo:margin-bottom=\"2.5mm\" fo:orphans=\"2\""
        + " fo:widows=\"2\" fo:line-height=\"120%\"/>"
        + "<style:text-properties style:font-name=\""
        + FONT
        + "\" fo:font-size=\"11pt\" fo:language=\""
        + language
        + "\" fo:country=\""
        + country
        + "\"/></style:default-style>"
        + "<style:style style:family=\"paragraph\" style:name=\"Standard\"/>"
        + heading(1, 20, 0)
        + heading(2, 15, 6)
        + heading(3, 12, 4)
        + style("Source", "fo:margin-bottom=\"2.5mm\"", "fo:font-size=\"9pt\" fo:color=\"#444444\"")
        + style("Cell", "fo:margin-bottom=\"0mm\"", "fo:font-size=\"10pt\"")
        + style("Number", "fo:margin-bottom=\"0mm\" fo:text-align=\"end\"", "fo:font-size=\"10pt\"")
        + style("Head", "fo:margin-bottom=\"0mm\"", "fo:font-size=\"10pt\" fo:font-weight=\"bold\"")
        + style(
            "HeadNumber",
            "fo:margin-bottom=\"0mm\" fo:text-align=\"end\"",
            "fo:font-size=\"10pt\" fo:font-weight=\"bold\"")
        + style("Item", "fo:margin-bottom=\"1mm\"", "")
        + style("Foot", "fo:margin-bottom=\"0mm\"", "fo:font-size=\"9pt\" fo:color=\"#444444\"")
        + bullets()
        + "</office:styles>"
        + PAGE
        + foot(document);
  }

  private static String heading(int level, int points, int above) {
    return "<style:style style:family=\"paragraph\" style:name=\"Heading_20_"
        + level
        + "\" style:display-name=\"Heading "
        + level
        + "\" style:default-outline-level=\""
        + level
        + "\"><style:paragraph-properties fo:margin-top=\""
        + above
        + "mm\" fo:margin-bottom=\"2mm\" fo:keep-with-next=\"always\"/>"
        + "<style:text-properties fo:font-weight=\"bold\" fo:font-size=\""
        + points
        + "pt\"/></style:style>";
  }

  private static String style(String name, String paragraph, String text) {
    return "<style:style style:family=\"paragraph\" style:name=\""
        + name
        + "\"><style:paragraph-properties "
        + paragraph
        + "/><style:text-properties "
        + text
        + "/></style:style>";
  }

  private static String bullets() {
    return "<text:list-style style:name=\"Dots\">"
        + "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\">"
        + "<style:list-level-properties text:list-level-position-and-space-mode="
        + "\"label-alignment\"><style:list-level-label-alignment"
        + " text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"6mm\""
        + " fo:text-indent=\"-6mm\" fo:margin-left=\"6mm\"/></style:list-level-properties>"
        + "</text:list-level-style-bullet></text:list-style>";
  }

  /** What it is, whose and from when, and which page. */
  private static String foot(Document document) {
    String page =
        Words.of(document.language())
            .say(
                "document.page.of",
                "<text:page-number text:select-page=\"current\">1</text:page-number>",
                "<text:page-count>1</text:page-count>");
    String first =
        document.foot().isEmpty() ? document.title() : document.title() + " · " + document.foot();
    return "<office:master-styles><style:master-page style:name=\"Standard\""
        + " style:page-layout-name=\"A4\"><style:footer><text:p text:style-name=\"Foot\">"
        + OpenDocument.escape(first)
        + "</text:p><text:p text:style-name=\"Foot\">"
        + page
        + "</text:p></style:footer></style:master-page></office:master-styles>";
  }

  /** The styles of the tables of a document, each column as wide as its words need. */
  static String ofTables(List<Block.Table> tables) {
    StringBuilder xml = new StringBuilder("<office:automatic-styles>");
    xml.append(
        "<style:style style:family=\"table-row\" style:name=\"Row\">"
            + "<style:table-row-properties fo:keep-together=\"always\"/></style:style>");
    cell(xml, "Cell", "");
    cell(xml, "HeadCell", " fo:background-color=\"#eeeeee\"");
    for (int i = 0; i < tables.size(); i++) {
      table(xml, tables.get(i), i + 1);
    }
    return xml.append("</office:automatic-styles>").toString();
  }

  private static void cell(StringBuilder xml, String name, String more) {
    xml.append("<style:style style:family=\"table-cell\" style:name=\"")
        .append(name)
        .append("\"><style:table-cell-properties fo:padding=\"1.2mm\"")
        .append(" fo:border=\"0.5pt solid #999999\"")
        .append(more)
        .append("/></style:style>");
  }

  private static void table(StringBuilder xml, Block.Table table, int number) {
    xml.append("<style:style style:family=\"table\" style:name=\"Table")
        .append(number)
        .append("\"><style:table-properties style:width=\"")
        .append(WIDTH)
        .append("mm\" table:align=\"left\" fo:margin-bottom=\"3mm\"/></style:style>");
    List<Integer> widths = widths(table);
    for (int i = 0; i < widths.size(); i++) {
      xml.append("<style:style style:family=\"table-column\" style:name=\"Table")
          .append(number)
          .append('.')
          .append(i + 1)
          .append("\"><style:table-column-properties style:column-width=\"")
          .append(widths.get(i))
          .append("mm\"/></style:style>");
    }
  }

  /** In millimetres: the longest word of each column fits, and what is left goes to long texts. */
  static List<Integer> widths(Block.Table table) {
    List<Double> words = new ArrayList<>();
    List<Double> texts = new ArrayList<>();
    for (int i = 0; i < table.header().size(); i++) {
      words.add(word(table, i));
      texts.add(Math.max(text(table, i) - words.getLast(), 1));
    }
    double least = words.stream().mapToDouble(Double::doubleValue).sum();
    double wanted = texts.stream().mapToDouble(Double::doubleValue).sum();
    double rest = Math.max(WIDTH - least, 0);
    double scale = Math.min(1, WIDTH / least);
    return IntStream.range(0, words.size())
        .mapToObj(i -> (int) (words.get(i) * scale + rest * texts.get(i) / wanted))
        .toList();
  }

  private static double word(Block.Table table, int column) {
    double word = longestWord(table.header().get(column)) * BOLD_CHARACTER;
    for (List<String> row : table.rows()) {
      word = Math.max(word, longestWord(row.get(column)) * CHARACTER);
    }
    return word + AROUND;
  }

  private static double text(Block.Table table, int column) {
    int length = 0;
    for (List<String> row : table.rows()) {
      length = Math.max(length, row.get(column).length());
    }
    return Math.min(length, MOST_CHARACTERS) * CHARACTER + AROUND;
  }

  private static int longestWord(String text) {
    int longest = 0;
    for (String word : text.split("\\s+", -1)) {
      longest = Math.max(longest, word.length());
    }
    return Math.min(longest, MOST_CHARACTERS);
  }
}
