import type { Operator } from "../flowfile/model";

/** Whether a variable's value meets a condition. What is no number is neither above nor below anything. */
export function holds(value: string, operator: Operator, other: string): boolean {
  switch (operator) {
    case "filled":
      return value.trim() !== "";
    case "equals":
      return same(value, other);
    case "differs":
      return !same(value, other);
    case "contains":
      return fold(value).includes(fold(other));
    case "above":
      return number(value) > number(other);
    case "below":
      return number(value) < number(other);
  }
}

function fold(text: string): string {
  return text.trim().toLocaleLowerCase();
}

function same(value: string, other: string): boolean {
  return fold(value) === fold(other) || number(value) === number(other);
}

function number(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}
