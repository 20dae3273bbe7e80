package nl.telmee.release;

import java.util.List;

/**
 * A poll with a question of every kind, some of whose words look like formulas; and its answers.
 */
final class KindsOfQuestions {
  /** What is shown of these answers; lacks the id of the poll, the version and its moment. */
  static final String RESULTS =
      """
      {"poll":"%s","version":%d,"releasedAt":"%s","state":"open","minimumGroup":5,
       "responses":{"received":11,"released":10},"channels":{"web":10,"code":0,"paper":0},
       "questions":[
        {"id":"municipality","type":"single-choice","answered":10,"options":[
          {"id":"velsen","count":5,"share":0.5},{"id":"heemskerk","count":5,"share":0.5},
          {"id":"beverwijk","count":0,"share":0.0}]},
        {"id":"themes","type":"multiple-choice","answered":7,"options":[
          {"id":"a","count":7,"share":1.0},{"id":"b","count":0,"share":0.0},
          {"id":"other","count":3,"share":0.429}]},
        {"id":"importance","type":"scale","answered":10,"options":[
          {"id":"1","count":1,"share":0.1},{"id":"2","count":1,"share":0.1},
          {"id":"3","count":1,"share":0.1},{"id":"4","count":6,"share":0.6},
          {"id":"5","count":1,"share":0.1}],"mean":3.5,"standardDeviation":1.179},
        {"id":"order","type":"ranking","answered":7,"options":[
          {"id":"x","ranks":[5,0,2],"meanRank":1.571},{"id":"y","ranks":[0,7,0],"meanRank":2.0},
          {"id":"z","ranks":[2,0,5],"meanRank":2.429}]},
        {"id":"hours","type":"number","answered":5,"bands":[
          {"from":0.0,"to":1.0,"count":2,"share":0.4},{"from":1.0,"to":2.0,"count":2,"share":0.4},
          {"from":2.0,"to":2.0,"count":1,"share":0.2}],"mean":1.0,"standardDeviation":0.791},
        {"id":"idea","type":"text","answered":2}],
       "breakdowns":[{"by":"municipality","groups":[
        {"value":"velsen","released":5,"questions":[
         {"id":"municipality","type":"single-choice","answered":5,"options":[
           {"id":"velsen","count":5,"share":1.0},{"id":"heemskerk","count":0,"share":0.0},
           {"id":"beverwijk","count":0,"share":0.0}]},
         {"id":"themes","type":"multiple-choice","answered":4,"options":[
           {"id":"a","count":4,"share":1.0},{"id":"b","count":0,"share":0.0},
           {"id":"other","count":0,"share":0.0}]},
         {"id":"importance","type":"scale","answered":5,"options":[
           {"id":"1","count":0,"share":0.0},{"id":"2","count":0,"share":0.0},
           {"id":"3","count":0,"share":0.0},{"id":"4","count":5,"share":1.0},
           {"id":"5","count":0,"share":0.0}],"mean":4.0,"standardDeviation":0.0},
         {"id":"order","type":"ranking","answered":5,"options":[
           {"id":"x","ranks":[5,0,0],"meanRank":1.0},{"id":"y","ranks":[0,5,0],"meanRank":2.0},
           {"id":"z","ranks":[0,0,5],"meanRank":3.0}]},
         {"id":"hours","type":"number","answered":5,"bands":[
           {"from":0.0,"to":1.0,"count":2,"share":0.4},{"from":1.0,"to":2.0,"count":2,"share":0.4},
           {"from":2.0,"to":2.0,"count":1,"share":0.2}],"mean":1.0,"standardDeviation":0.791},
         {"id":"idea","type":"text","answered":0}]},
        {"value":"heemskerk","released":5,"questions":[
         {"id":"municipality","type":"single-choice","answered":5,"options":[
           {"id":"velsen","count":0,"share":0.0},{"id":"heemskerk","count":5,"share":1.0},
           {"id":"beverwijk","count":0,"share":0.0}]},
         {"id":"themes","type":"multiple-choice","answered":3,"options":[
           {"id":"a","count":3,"share":1.0},{"id":"b","count":0,"share":0.0},
           {"id":"other","count":3,"share":1.0}]},
         {"id":"importance","type":"scale","answered":5,"options":[
           {"id":"1","count":1,"share":0.2},{"id":"2","count":1,"share":0.2},
           {"id":"3","count":1,"share":0.2},{"id":"4","count":1,"share":0.2},
           {"id":"5","count":1,"share":0.2}],"mean":3.0,"standardDeviation":1.581},
         {"id":"order","type":"ranking","answered":2,"options":[
           {"id":"x","ranks":[0,0,2],"meanRank":3.0},{"id":"y","ranks":[0,2,0],"meanRank":2.0},
           {"id":"z","ranks":[2,0,0],"meanRank":1.0}]},
         {"id":"hours","type":"number","answered":0,"bands":[
           {"from":0.0,"to":1.0,"count":0,"share":0.0},{"from":1.0,"to":2.0,"count":0,"share":0.0},
           {"from":2.0,"to":2.0,"count":0,"share":0.0}],"mean":null,"standardDeviation":null},
         {"id":"idea","type":"text","answered":2}]}]}]}
      """;

  private KindsOfQuestions() {}

  /** The body that makes the poll, with groups of five. */
  static String poll(String slug, String visibility, boolean breakdowns) {
    return """
    {"organisation":"velsen","slug":"%s","title":{"nl":"Alle soorten"},
     "resultsPolicy":{"visibility":"%s","minimumGroup":5,"breakdowns":%s},
     "questions":[
      {"id":"municipality","type":"single-choice","background":true,"required":true,
       "text":{"nl":"Waar woon je?"},"options":[
        {"id":"velsen","text":{"nl":"Velsen"}},{"id":"heemskerk","text":{"nl":"Heemskerk"}},
        {"id":"beverwijk","text":{"nl":"Beverwijk"}}]},
      {"id":"themes","type":"multiple-choice","minChoices":0,"maxChoices":3,
       "text":{"nl":"=1+1"},"options":[
        {"id":"a","text":{"nl":"+31 \\"bellen\\", of niet"}},{"id":"b","text":{"nl":"-1"}},
        {"id":"other","text":{"nl":"@anders"}}]},
      {"id":"importance","type":"scale","minimum":1,"maximum":5,"text":{"nl":"Belangrijk?"}},
      {"id":"order","type":"ranking","text":{"nl":"Wat eerst?\\nEn dan?"},"options":[
        {"id":"x","text":{"nl":"\\tX"}},{"id":"y","text":{"nl":"Y"}},
        {"id":"z","text":{"nl":"Z=1"}}]},
      {"id":"hours","type":"number","minimum":0,"maximum":2,"text":{"nl":"Uren?"}},
      {"id":"idea","type":"text","text":{"nl":"Idee?"},
       "showIf":{"question":"themes","anyOf":["other"]}}]}\
    """
        .formatted(slug, visibility, breakdowns);
  }

  /** One from Beverwijk, who waits; then five from Velsen and five from Heemskerk. */
  static List<String> answers() {
    return """
    {"municipality":"beverwijk","themes":["b"],"importance":2,"order":["y","x","z"],"hours":2}
    {"municipality":"velsen","themes":["a"],"importance":4,"order":["x","y","z"],"hours":0}
    {"municipality":"velsen","themes":["a"],"importance":4,"order":["x","y","z"],"hours":0.5}
    {"municipality":"velsen","themes":["a"],"importance":4,"order":["x","y","z"],"hours":1}
    {"municipality":"velsen","themes":["a"],"importance":4,"order":["x","y","z"],"hours":1.50}
    {"municipality":"velsen","importance":4,"order":["x","y","z"],"hours":2}
    {"municipality":"heemskerk","themes":["a","other"],"importance":1,"idea":"Een park"}
    {"municipality":"heemskerk","themes":["other","a"],"importance":2,"idea":"Een bus"}
    {"municipality":"heemskerk","themes":["a","other"],"importance":3}
    {"municipality":"heemskerk","themes":[],"importance":4,"order":["z","y","x"]}
    {"municipality":"heemskerk","themes":[],"importance":5,"order":["z","y","x"]}
    """
        .lines()
        .toList();
  }

  /** The body of a vote in a room, where every response shows at once. */
  static String vote(String slug) {
    return """
    {"organisation":"velsen","slug":"%s","title":{"nl":"Stemmen"},
     "resultsPolicy":{"visibility":"live","minimumGroup":1,"breakdowns":true},
     "questions":[{"id":"choice","type":"single-choice","text":{"nl":"Eens?"},"options":[
      {"id":"yes","text":{"nl":"Ja"}},{"id":"no","text":{"nl":"Nee"}}]}]}\
    """
        .formatted(slug);
  }
}
