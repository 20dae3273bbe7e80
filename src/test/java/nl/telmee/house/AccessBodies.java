package nl.telmee.house;

import io.vertx.core.http.HttpMethod;
import java.net.http.HttpRequest;
import nl.telmee.web.Routes;

/** What is sent to a route to find out who gets in. */
final class AccessBodies {
  private AccessBodies() {}

  /** The media type of the body. */
  static String type(Routes.Entry entry) {
    if (entry.path().startsWith("/api/")) {
      return "application/json";
    }
    return entry.limit().bytes() > 1_000_000
        ? "multipart/form-data; boundary=edge"
        : "application/x-www-form-urlencoded";
  }

  /**
   * A body that is right, about Velsen where the organisation stands in it; else as good as empty.
   *
   * @param row tells the things apart that the routes make
   */
  static HttpRequest.BodyPublisher of(Routes.Entry entry, Persona persona, int row) {
    String route = entry.method() + " " + entry.path();
    String body =
        switch (route) {
          case "POST /api/v1/polls", "PUT /api/v1/polls/:poll" -> Things.poll("velsen");
          case "POST /api/v1/organisations" ->
              "{\"slug\":\"x%d\",\"name\":{\"nl\":\"x\"},\"kind\":\"council\",\"parent\":\"velsen\"}"
                  .formatted(row * 100 + Persona.all().indexOf(persona));
          case "PUT /api/v1/organisations/:organisation" ->
              "{\"name\":{\"nl\":\"Velsen\"},\"kind\":\"municipality\",\"parent\":\"ijmond\"}";
          case "POST /api/v1/accounts" ->
              "{\"email\":\"a%d@velsen.example\",\"role\":\"viewer\",\"organisation\":\"velsen\"}"
                  .formatted(Persona.all().indexOf(persona));
          case "PUT /api/v1/accounts/:account" ->
              "{\"role\":\"viewer\",\"organisation\":\"velsen\"}";
          case "POST /api/v1/polls/:poll/destructions" -> "{\"kind\":\"texts\"}";
          case "POST /staff/organisations/new" ->
              "slug=y%d&name-nl=x&kind=council&parent=velsen"
                  .formatted(Persona.all().indexOf(persona));
          case "POST /staff/accounts/new" ->
              "email=n%d@velsen.example&role=viewer&organisation=velsen&language=nl"
                  .formatted(Persona.all().indexOf(persona));
          case "POST /api/v1/subscriptions" ->
              "{\"organisation\":\"velsen\",\"url\":\"http://127.0.0.1:9/\"}";
          case "PUT /api/v1/subscriptions/:subscription" -> "{\"url\":\"http://127.0.0.1:9/\"}";
          case "POST /staff/webhooks/new" -> "organisation=velsen&url=http://127.0.0.1:9/";
          case "POST /staff/webhooks/:subscription" -> "url=http://127.0.0.1:9/";
          case "POST /staff/accounts/:account" -> "role=viewer&organisation=velsen";
          case "POST /staff/organisations/:organisation" ->
              "name-nl=Velsen&kind=municipality&parent=ijmond";
          case "POST /council/signals" -> "organisation=velsen&subject=x&what=y";
          case "POST /council/advices/ask" -> "council=jeugdraad&question=x";
          default -> entry.path().startsWith("/api/") ? "{}" : "";
        };
    if (entry.limit().bytes() > 1_000_000) {
      body =
          """
          --edge
          Content-Disposition: form-data; name="organisation"

          velsen
          --edge--
          """
              .replace("\n", "\r\n");
    }
    return entry.method().equals(HttpMethod.GET)
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofString(body);
  }
}
