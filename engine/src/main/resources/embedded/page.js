"use strict";
// The page of one shop within its marketplace's own pages. Cookies don't reach it there: each call carries a token that the
// marketplace's script gives.
(() => {
  const LOOK_SECONDS = 10;
  const LISTINGS = 10;
  const PROBLEMS = 20;
  const TOKEN_MS = 15_000;

  const STATES = {
    ACTIVE: "Running",
    PAUSED: "Paused",
    NEEDS_SIGN_IN: "Not connected",
  };
  const PROGRESS = {
    READ: "Read",
    MAKING: "Being made",
    IN_REVIEW: "Waiting for review",
    PUBLISHING: "Being published",
    LIVE: "Live",
    RESTORING: "Originals on their way back",
    HELD: "Held: nothing is published to it",
    STOPPED: "Needs a look",
  };
  const REMEDIES = {
    RETRY: "It is tried again by itself.",
    WAIT: "It goes on by itself when your shop lets it.",
    REFRESH_GRANT: "It goes on by itself.",
    RECONNECT: "Open the app again from your shop's admin pages. If it stays, its permissions have to be renewed.",
    FIX_IMAGE: "The picture or its description has to change.",
    REPLAN: "It is planned anew by itself.",
    SKIP: "Nothing has to be done.",
    REPORT_BUG: "Tell whoever runs Packshot for you.",
  };

  const at = (id) => document.getElementById(id);
  const wait = (ms) => new Promise((go) => setTimeout(go, ms));

  /** The one place that asks the marketplace's own script for something; which function it is, its connector says. */
  async function token() {
    const steps = (document.querySelector('meta[name="packshot-token"]')?.content ?? "").split(".");
    const owner = steps.slice(0, -1).reduce((value, step) => value?.[step], window);
    const give = owner?.[steps.at(-1)];
    if (typeof give !== "function") {
      throw new Problem(0, "Open Packshot from within your shop's admin pages: this page can't tell which shop it is for.");
    }
    // A script that hears nothing from the page around it never answers.
    const given = await Promise.race([give.call(owner), wait(TOKEN_MS)]);
    if (typeof given !== "string") {
      throw new Problem(0, "Your shop's admin pages don't answer. Open Packshot again from there.");
    }
    return given;
  }

  class Problem extends Error {
    constructor(status, words) {
      super(words);
      this.status = status;
    }
  }

  async function call(method, path, body) {
    let answer = await sent(method, path, body);
    if (answer.status === 401) {
      // Tokens last for a minute, and clocks differ: once more with a fresh one.
      answer = await sent(method, path, body);
    }
    const text = await answer.text();
    let read = null;
    try {
      read = text ? JSON.parse(text) : null;
    } catch {
      // Of something in between that isn't Packshot.
    }
    if (!answer.ok) {
      throw new Problem(answer.status, read?.detail ?? "Packshot doesn't answer just now. It is asked again.");
    }
    return read;
  }

  async function sent(method, path, body) {
    const headers = { Accept: "application/json", Authorization: `Bearer ${await token()}` };
    if (body !== undefined) {
      headers["Content-Type"] = "application/json";
    }
    try {
      return await fetch(`/api/v1/embedded/${path}`, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: "omit",
        cache: "no-store",
      });
    } catch {
      throw new Problem(0, "Packshot can't be reached just now. It is asked again.");
    }
  }

  function tell(words, wrong = false) {
    const told = at("told");
    told.classList.toggle("wrong", wrong);
    if (told.textContent !== words) {
      told.textContent = words;
    }
  }

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  }

  function showStatus(status) {
    const state = at("state");
    state.textContent = STATES[status.state] ?? status.state;
    state.dataset.state = status.state;
    at("reason").hidden = status.stateReason === "";
    at("reason").textContent = status.stateReason;
    document.querySelectorAll("[data-figure]").forEach((place) => {
      place.textContent = status.figures[place.dataset.figure].toLocaleString("en");
    });

    const automatic = at("automatic");
    const dry = status.policy === "DRY_RUN";
    automatic.disabled = dry;
    automatic.checked = status.policy === "AUTO";
    at("automatic-help").textContent = dry
      ? "Whoever runs Packshot has set this shop to a dry run: nothing is published."
      : "Pictures that pass every rule go live by themselves. A person looks at the doubtful ones.";

    const pause = at("pause");
    const paused = status.state === "PAUSED";
    pause.textContent = paused ? "Resume" : "Pause";
    pause.dataset.does = paused ? "resume" : "pause";
    pause.disabled = paused ? !status.resumable : status.state !== "ACTIVE";
    at("restore").disabled = status.figures.published === 0 || status.state === "NEEDS_SIGN_IN";
  }

  function showProblems(page) {
    at("trouble").hidden = page.items.length === 0;
    at("problem-list").replaceChildren(
      ...page.items.map((problem) => {
        const item = element("li", problem.listing ? `${problem.listing}: ${problem.sentence}` : problem.sentence);
        item.append(element("p", REMEDIES[problem.remedy] ?? ""));
        return item;
      }),
    );
  }

  function showListings(page) {
    at("none").hidden = page.items.length > 0;
    at("listing-table").hidden = page.items.length === 0;
    at("listing-rows").replaceChildren(
      ...page.items.map((listing) => {
        const row = document.createElement("tr");
        row.append(
          element("th", listing.title, { scope: "row" }),
          element("td", listing.sku),
          element("td", listing.pictures.toLocaleString("en"), { class: "number" }),
          element("td", PROGRESS[listing.progress] ?? listing.progress),
        );
        return row;
      }),
    );
  }

  async function status() {
    try {
      const read = await call("GET", "status");
      if (read.state !== "NEEDS_SIGN_IN") {
        return read;
      }
    } catch (problem) {
      if (problem.status !== 404) {
        throw problem;
      }
    }
    await call("POST", "connection");
    return call("GET", "status");
  }

  async function look() {
    showStatus(await status());
    const [problems, listings] = await Promise.all([
      call("GET", `problems?limit=${PROBLEMS}`),
      call("GET", `listings?limit=${LISTINGS}`),
    ]);
    showProblems(problems);
    showListings(listings);
    document.querySelector("main").setAttribute("aria-busy", "false");
  }

  let failed = false;
  // Looks one after the other: an older one never shows over a newer one.
  let looking = Promise.resolve();
  function refresh() {
    looking = looking.then(look).then(
      () => {
        if (failed) {
          tell("");
        }
        failed = false;
      },
      (problem) => {
        failed = true;
        tell(problem.message, true);
      },
    );
    return looking;
  }

  async function act(control, doing, done) {
    control.disabled = true;
    try {
      const answer = await doing();
      tell(done(answer));
      failed = false;
    } catch (problem) {
      tell(problem.message, true);
    }
    await refresh();
    control.focus();
  }

  at("automatic").addEventListener("change", (event) => {
    const policy = event.target.checked ? "AUTO" : "REVIEW";
    act(
      event.target,
      () => call("PUT", "policy", { policy }),
      () => (policy === "AUTO" ? "Pictures are published automatically from now on." : "A person looks at every picture from now on."),
    );
  });
  at("pause").addEventListener("click", (event) => {
    const does = event.target.dataset.does;
    act(
      event.target,
      () => call("POST", does),
      () => (does === "pause" ? "Publishing is paused." : "Publishing goes on."),
    );
  });
  at("restore").addEventListener("click", () => at("sure").showModal());
  at("sure-no").addEventListener("click", () => at("sure").close());
  at("sure-yes").addEventListener("click", () => {
    at("sure").close();
    act(
      at("restore"),
      () => call("POST", "restore"),
      (answer) =>
        answer.listings === 0
          ? "There is nothing left to put back."
          : `The originals of ${answer.listings.toLocaleString("en")} listings are on their way back.`,
    );
  });

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      refresh();
    }
  });
  (async () => {
    for (;;) {
      if (!document.hidden) {
        await refresh();
      }
      await wait(LOOK_SECONDS * 1000);
    }
  })();
})();
