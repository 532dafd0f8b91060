import { afterEach, describe, expect, test, vi } from "vitest";
import { programAt, programsMissing } from "./programs.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("a program that a test needs and the machine lacks", () => {
  test("lets the test be skipped, and says so", () => {
    vi.stubEnv("CI", "");
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    expect(programsMissing("sh", "no-such-program")).toBe(true);
    expect(warned).toHaveBeenCalledWith(expect.stringContaining("no-such-program"));
  });

  test("is a failure under CI, where nothing that proves something is skipped", () => {
    vi.stubEnv("CI", "true");
    expect(() => programsMissing("sh", "no-such-program")).toThrow("no-such-program");
    expect(programsMissing("sh")).toBe(false);
  });
});

test("the first of several programs that is there is found", () => {
  expect(programAt("no-such-program", "sh")).toMatch(/\/sh$/);
});
