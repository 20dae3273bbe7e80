// A real, certified OpenID Connect provider with a few people in it. Prints its port when it listens.
// Usage: node provider.mjs <redirect URI>
import { createServer } from "node:http";
import Provider from "oidc-provider";

const people = {
  editor: { email: "editor@velsen.example", groups: ["staff", "telmee-velsen"] },
  moved: { email: "moved@velsen.example", groups: ["telmee-velsen"] },
  chief: { email: "chief@ijmond.example", groups: ["telmee-chiefs"] },
  stranger: { email: "stranger@velsen.example", groups: ["staff"] },
  nameless: { groups: ["telmee-velsen"] },
  double: { email: "admin@telmee.example", groups: ["telmee-velsen"] },
};

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const port = server.address().port;
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      {
        client_id: "telmee",
        client_secret: "a secret of the tests",
        redirect_uris: [process.argv[2]],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    claims: { email: ["email"], profile: ["groups"] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, ...people[id] }),
    }),
  });
  const callback = provider.callback();
  server.on("request", (request, response) => {
    // What a person of the tests is in now: POST /people/<name> with groups as JSON.
    const person = /^\/people\/(\w+)$/.exec(request.url);
    if (person && request.method === "POST") {
      let body = "";
      request.on("data", (piece) => (body += piece));
      request.on("end", () => {
        people[person[1]].groups = JSON.parse(body);
        response.end();
      });
      return;
    }
    callback(request, response);
  });
  console.log(`listening on ${port}`);
});
