import { isUtf8 } from "node:buffer";

import express, { type RequestHandler } from "express";

import { Problem } from "../problem.ts";

const parse = express.json({
  limit: "1mb",
  strict: false,
  verify: (_req, _res, body) => {
    // The parser takes nothing for {}, and puts other characters for broken ones.
    if (body.length === 0 || !isUtf8(body)) throw new Problem(400, "the body is not valid JSON");
  },
});

/** Reads a body of JSON, whatever it holds, of at most 1 MiB. */
export const jsonBody: RequestHandler = (req, res, next) => {
  const type = req.is("application/json");
  if (type === null) throw new Problem(400, "there is no body");
  if (type === false) throw new Problem(415, "the body must be application/json");
  parse(req, res, next);
};
