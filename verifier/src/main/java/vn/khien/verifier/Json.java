package vn.khien.verifier;

import java.util.List;
import java.util.Map;

/// A JSON value as receipts and packages hold it. Numbers are whole where they are written so.
public sealed interface Json {
    /// An object; its names are unique, and stand in the order of the text.
    record Members(Map<String, Json> byName) implements Json {}

    record Items(List<Json> values) implements Json {}

    record Text(String value) implements Json {}

    /// A whole number that every reader of JSON holds exactly: within ±(2^53 - 1).
    record Whole(long value) implements Json {}

    /// Any other number, as the nearest double.
    record Real(double value) implements Json {}

    record Truth(boolean value) implements Json {}

    record Nothing() implements Json {}
}
