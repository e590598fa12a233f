package vn.khien.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// The description of the API, and how far an answer keeps to it: status, media type, types, formats, what must be
/// there
/// and what nobody told of.
final class Described {
    private final JsonNode description;

    Described(JsonNode description) {
        this.description = description;
    }

    /// @param path as described, such as `/api/v1/systems/{code}`
    JsonNode operation(String method, String path) {
        return description.at("/paths").path(path).path(method.toLowerCase(Locale.ROOT));
    }

    JsonNode schema(String name) {
        return description.at("/components/schemas").path(name);
    }

    /// Where the answer differs from what the operation says.
    List<String> differences(JsonNode operation, int status, String mediaType, JsonNode body) {
        var found = new ArrayList<String>();
        var responses = operation.path("responses");
        var response = responses.has("" + status) ? responses.path("" + status) : responses.path("default");
        if (status < 400 && !responses.has("" + status)) {
            found.add("no answer " + status);
        } else if (mediaType.isEmpty() && response.has("content")) {
            found.add(status + " without content");
        } else if (!mediaType.isEmpty() && !response.path("content").has(mediaType)) {
            found.add(status + " as " + mediaType);
        } else if (mediaType.endsWith("json")) {
            compare("" + status, response.path("content").path(mediaType).path("schema"), body, found);
        }
        return found;
    }

    private JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? description.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    private void compare(String place, JsonNode written, JsonNode value, List<String> found) {
        var schema = resolve(written);
        if (schema.isMissingNode()) {
            found.add(place + ": no schema");
        } else if (schema.has("anyOf")) {
            compareAny(place, schema.get("anyOf"), value, found);
        } else if (schema.has("type") && !hasType(schema.get("type"), value)) {
            found.add(place + ": " + value + " is not " + schema.get("type"));
        } else if (value.isObject()) {
            compareObject(place, schema, value, found);
        } else if (value.isArray() && schema.has("items")) {
            value.forEach(item -> compare(place + "[]", schema.get("items"), item, found));
        } else if (value.isString() && !hasFormat(schema.path("format").asString(""), value.asString())) {
            found.add(place + ": " + value + " is not " + schema.get("format"));
        }
    }

    private void compareAny(String place, JsonNode choices, JsonNode value, List<String> found) {
        var closest = new ArrayList<String>();
        for (var choice : choices) {
            var here = new ArrayList<String>();
            compare(place, choice, value, here);
            if (here.isEmpty()) {
                return;
            }
            closest.addAll(here);
        }
        found.addAll(closest);
    }

    private void compareObject(String place, JsonNode schema, JsonNode value, List<String> found) {
        var properties = schema.path("properties");
        for (var required : schema.path("required")) {
            if (!value.has(required.asString())) {
                found.add(place + "." + required.asString() + " is not there");
            }
        }
        for (var field : value.properties()) {
            var here = place + "." + field.getKey();
            var others = schema.path("additionalProperties");
            if (properties.has(field.getKey())) {
                compare(here, properties.get(field.getKey()), field.getValue(), found);
            } else if (others.isObject()) {
                compare(here, others, field.getValue(), found);
            } else if (schema.has("properties") && !others.asBoolean(false)) {
                found.add(here + " is told nowhere");
            }
        }
    }

    private static boolean hasType(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            for (var type : types) {
                if (hasType(type, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (types.asString()) {
            case "null" -> value.isNull();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> false;
        };
    }

    private static boolean hasFormat(String format, String value) {
        try {
            switch (format) {
                case "date" -> LocalDate.parse(value);
                case "date-time" -> OffsetDateTime.parse(value);
                case "uuid" -> UUID.fromString(value);
                default -> {}
            }
            return true;
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return false;
        }
    }
}
