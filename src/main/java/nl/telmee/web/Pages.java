package nl.telmee.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Renders pages from precompiled templates, in the language of the visitor. */
public final class Pages {
  private static final String LANGUAGE_COOKIE = "lang";

  /** Nothing but our own; no inline script or style. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final long A_YEAR_SECONDS = 31_536_000;

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Prints prints = new Prints();
  private final String assets;
  private final boolean mails;

  public Pages(Assets assets) {
    this(assets, false);
  }

  /**
   * @param mails whether mail can be sent from here
   */
  public Pages(Assets assets, boolean mails) {
    this.assets = assets.prefix();
    this.mails = mails;
  }

  /** Renders a template for its page record. */
  public Reply render(String template, Object page) {
    StringOutput output = new StringOutput(16 * 1024);
    engine.render(template, page, output);
    return Reply.page(output.toString())
        .with("Cache-Control", "no-cache")
        .with("Content-Security-Policy", POLICY)
        .with("Referrer-Policy", "no-referrer");
  }

  /**
   * A page that many ask for, drawn anew only when something of it changed.
   *
   * @param name which page it is, with its language; others never have an equal one
   * @param from all else that decides what is on it
   */
  public Reply kept(RoutingContext ctx, Object name, Object from, Supplier<Reply> draw) {
    return prints.of(name, from, draw).with(ctx, Print.BLANK);
  }

  /**
   * The same with a word that each visitor has alone.
   *
   * @param draw the page with another word of the same length: see {@link Print#BLANK}
   */
  public Reply kept(
      RoutingContext ctx, Object name, Object from, String word, Function<String, Reply> draw) {
    return prints.of(name, from, () -> draw.apply(Print.BLANK)).with(ctx, word);
  }

  /** The words in the visitor's language: the address says it, else a cookie, else the browser. */
  public Words words(RoutingContext ctx) {
    Language asked = Language.of(asked(ctx));
    if (asked != null) {
      remember(ctx, asked);
      return Words.of(asked);
    }
    Cookie cookie = ctx.request().getCookie(LANGUAGE_COOKIE);
    Language remembered = cookie == null ? null : Language.of(cookie.getValue());
    return Words.of(
        remembered != null
            ? remembered
            : Language.preferred(ctx.request().getHeader("Accept-Language")));
  }

  /** What the address asks for; an address that cannot be read asks for nothing. */
  private static @Nullable String asked(RoutingContext ctx) {
    try {
      return ctx.request().getParam("lang");
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static void remember(RoutingContext ctx, Language language) {
    ctx.response()
        .addCookie(
            Cookie.cookie(LANGUAGE_COOKIE, language.code())
                .setPath("/")
                .setMaxAge(A_YEAR_SECONDS)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX));
  }

  /** What every page has. */
  public Frame frame(RoutingContext ctx, String title) {
    return new Frame(words(ctx), title, here(ctx), assets, mails);
  }

  /** What every page of staff has, for who passed the gate. */
  public StaffFrame staff(RoutingContext ctx, String title, StaffMenu current) {
    Caller caller = Caller.of(ctx);
    Frame frame = frame(ctx, title + " · Telmee");
    return new StaffFrame(frame, caller.email(), StaffMenu.items(frame.words(), caller, current));
  }

  /** Renders a page of staff: no browser and no cache keeps it. */
  public Reply renderStaff(String template, Object page) {
    return render(template, page).with("Cache-Control", "no-store");
  }

  private static String here(RoutingContext ctx) {
    String uri = ctx.request().uri();
    if (uri.startsWith("//") || !uri.startsWith("/")) {
      return "/"; // Such a link would lead to another host.
    }
    return uri.indexOf('?') < 0
        ? uri
        : uri.replaceAll("([?&])lang=[^&]*&?", "$1").replaceAll("[?&]$", "");
  }
}
