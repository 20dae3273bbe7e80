// The answer page in a frame.
import "./answer.js";
import "./embed-size.js";
