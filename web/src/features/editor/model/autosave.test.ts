import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Autosave, type SaveOutcome, type ServerText } from "./autosave.ts";

const BASE: ServerText = {
  content: "# A\n\none\n\n# B\n\ntwo\n",
  revision: 1,
  updatedBy: null,
  updatedAt: null,
};

function setUp(respond?: (content: string, revision: number) => Promise<SaveOutcome>) {
  const screen = { text: BASE.content };
  const server = { ...BASE };
  const kept: { text: string | undefined } = { text: undefined };
  const sent: string[] = [];
  let inFlight = 0;
  const honest = async (content: string, revision: number): Promise<SaveOutcome> => {
    if (revision !== server.revision) return { type: "stale", current: { ...server } };
    Object.assign(server, { content, revision: revision + 1, updatedBy: "me" });
    return { type: "saved", text: { ...server } };
  };
  const merged = vi.fn();
  const autosave = new Autosave(BASE, {
    read: () => screen.text,
    apply: (text) => {
      screen.text = text;
    },
    send: async (content, revision) => {
      inFlight += 1;
      expect(inFlight).toBe(1);
      sent.push(content);
      try {
        return await (respond ?? honest)(content, revision);
      } finally {
        inFlight -= 1;
      }
    },
    keep: async (text) => {
      kept.text = text;
    },
    forget: async () => {
      kept.text = undefined;
    },
    onMerged: merged,
  });
  const type = (text: string) => {
    screen.text = text;
    autosave.changed();
  };
  const elsewhere = (content: string) => {
    Object.assign(server, { content, revision: server.revision + 1, updatedBy: "other" });
  };
  return { autosave, screen, server, kept, sent, merged, type, elsewhere, honest };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("Autosave", () => {
  it("saves a second after the last edit and says so only then", async () => {
    const { autosave, type, sent, server } = setUp();
    expect(autosave.snapshot().status).toBe("idle");
    type(`${BASE.content}x`);
    expect(autosave.snapshot()).toMatchObject({ status: "saving", unsaved: true });
    await vi.advanceTimersByTimeAsync(900);
    type(`${BASE.content}xy`);
    await vi.advanceTimersByTimeAsync(900);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(sent).toEqual([`${BASE.content}xy`]);
    expect(server.revision).toBe(2);
    expect(autosave.snapshot()).toMatchObject({ status: "saved", unsaved: false, revision: 2 });
  });

  it("saves after five seconds of typing without a pause", async () => {
    const { type, sent } = setUp();
    for (let key = 1; key <= 12; key += 1) {
      type(BASE.content + "x".repeat(key));
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(sent.length).toBe(1);
  });

  it("keeps the text on this device until it is saved", async () => {
    const { type, kept } = setUp();
    type("new");
    await vi.advanceTimersByTimeAsync(300);
    expect(kept.text).toBe("new");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(kept.text).toBeUndefined();
  });

  it("saves again what was typed while a request was on its way", async () => {
    let answer: (outcome: SaveOutcome) => void = () => {};
    const { autosave, type, sent } = setUp(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    type("first");
    await vi.advanceTimersByTimeAsync(1_000);
    type("second");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sent).toEqual(["first"]);
    answer({ type: "saved", text: { ...BASE, content: "first", revision: 2 } });
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.snapshot()).toMatchObject({ status: "saving", unsaved: true });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual(["first", "second"]);
  });

  it("says offline while nobody answers, and saves when asked to try again", async () => {
    let online = false;
    const world = setUp(async (content, revision) =>
      online ? world.honest(content, revision) : { type: "unreachable" },
    );
    world.type("offline text");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(world.autosave.snapshot()).toMatchObject({ status: "offline", unsaved: true });
    expect(world.kept.text).toBe("offline text");
    online = true;
    world.autosave.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(world.autosave.snapshot().status).toBe("saved");
    expect(world.server.content).toBe("offline text");
  });

  it("retries a failing server quietly once, then says that saving fails", async () => {
    const { autosave, type, sent } = setUp(async () => ({
      type: "refused",
      message: "Down",
      requestId: "r-1",
      mayRetry: true,
    }));
    type("x");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(autosave.snapshot().status).toBe("saving");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(autosave.snapshot()).toMatchObject({
      status: "failing",
      failure: { message: "Down", requestId: "r-1" },
    });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(sent.length).toBeLessThan(12);
  });

  it("says that saving fails when the text cannot even be kept", async () => {
    const screen = { text: "x" };
    const autosave = new Autosave(BASE, {
      read: () => screen.text,
      apply: () => {},
      send: async () => ({ type: "unreachable" }),
      keep: () => Promise.reject(new Error("full")),
      forget: async () => {},
      onMerged: () => {},
    });
    autosave.changed();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(autosave.snapshot().status).toBe("failing");
  });

  it("merges changes of another section and saves both", async () => {
    const { autosave, type, elsewhere, screen, server, merged } = setUp();
    elsewhere(BASE.content.replace("two", "two of theirs"));
    type(BASE.content.replace("one", "one of mine"));
    await vi.advanceTimersByTimeAsync(1_100);
    expect(screen.text).toBe("# A\n\none of mine\n\n# B\n\ntwo of theirs\n");
    expect(server.content).toBe(screen.text);
    expect(merged).toHaveBeenCalledOnce();
    expect(autosave.snapshot().status).toBe("saved");
  });

  it("stops at a conflict, keeps the text, and saves the choice", async () => {
    const { autosave, type, elsewhere, screen, server, kept, sent } = setUp();
    elsewhere(BASE.content.replace("one", "theirs"));
    type(BASE.content.replace("one", "mine"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(autosave.snapshot()).toMatchObject({
      status: "conflict",
      conflict: { theirs: { updatedBy: "other" }, conflicts: [{ heading: "A" }] },
    });
    expect(screen.text).toContain("mine");
    expect(kept.text).toContain("mine");
    type(screen.text.replace("two", "two, later"));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveLength(1);
    autosave.reviewConflict();
    await autosave.resolve(["both"]);
    expect(server.content).toBe("# A\n\nmine\n\n# A\n\ntheirs\n\n# B\n\ntwo, later\n");
    expect(autosave.snapshot()).toMatchObject({ status: "saved", conflict: undefined });
  });

  it("shows a newer text of the server when nothing was typed here", () => {
    const { autosave, screen } = setUp();
    autosave.receive({ ...BASE, content: "# New\n", revision: 5 });
    expect(screen.text).toBe("# New\n");
    expect(autosave.snapshot()).toMatchObject({ status: "idle", revision: 5, unsaved: false });
    autosave.receive({ ...BASE, content: "older", revision: 4 });
    expect(screen.text).toBe("# New\n");
  });

  it("takes up kept text and saves it", async () => {
    const { autosave, screen, server } = setUp();
    autosave.adopt("# A\n\nfrom the crash\n", BASE);
    expect(screen.text).toBe("# A\n\nfrom the crash\n");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.content).toBe("# A\n\nfrom the crash\n");
  });

  it("asks about kept text that another edit has overtaken", async () => {
    const { autosave, screen, server } = setUp();
    const old = { ...BASE, content: "# A\n\nzero\n\n# B\n\ntwo\n", revision: 0 };
    autosave.adopt("# A\n\nkept\n\n# B\n\ntwo\n", old);
    expect(autosave.snapshot().conflict?.conflicts).toMatchObject([
      { mine: "# A\n\nkept\n\n", theirs: "# A\n\none\n\n" },
    ]);
    expect(screen.text).toBe(BASE.content);
    await autosave.resolve(["mine"]);
    expect(server.content).toBe("# A\n\nkept\n\n# B\n\ntwo\n");
  });

  it("saves what is left when it is closed", async () => {
    const { autosave, type, server } = setUp();
    type("last words");
    await autosave.close();
    expect(server.content).toBe("last words");
  });

  it("ends with the server, the screen and the state saying the same, whatever happens", async () => {
    const step = fc.constantFrom("type", "elsewhere", "wait", "outage", "refetch", "choose");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        let down = false;
        const world = setUp(async (content, revision) =>
          down ? { type: "unreachable" } : world.honest(content, revision),
        );
        const typed: string[] = [];
        for (const [index, name] of steps.entries()) {
          if (name === "type") {
            typed.push(`mine ${index}.`);
            world.type(world.screen.text.replace("# B\n", `mine ${index}.\n# B\n`));
          } else if (name === "elsewhere") {
            world.elsewhere(`${world.server.content}theirs ${index}.\n`);
            typed.push(`theirs ${index}.`);
          } else if (name === "wait") await vi.advanceTimersByTimeAsync(1_700);
          else if (name === "outage") down = !down;
          else if (name === "refetch") world.autosave.receive({ ...world.server });
          else await world.autosave.resolve([]);
        }
        down = false;
        world.autosave.receive({ ...world.server });
        for (let round = 0; round < 5; round += 1) {
          await world.autosave.resolve([]);
          await vi.advanceTimersByTimeAsync(40_000);
        }
        expect(world.autosave.snapshot()).toMatchObject({ unsaved: false, conflict: undefined });
        expect(world.server.content).toBe(world.screen.text);
        for (const line of typed) expect(world.server.content).toContain(line);
      }),
      { numRuns: 150 },
    );
  });
});
