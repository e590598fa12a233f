package vn.khien.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.util.ClassUtils;
import vn.khien.page.Items;

/// What each call answers: a reading by the Java type of its controller, and everything else as `api-answers.txt` says.
final class ApiAnswers {
    private static final String FILE = "api-answers.txt";
    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

    private final Map<String, List<Told>> told;

    private ApiAnswers(Map<String, List<Told>> told) {
        this.told = told;
    }

    /// @param shapes names of types, or media types of a file; empty for an answer without content and for a problem
    private record Told(int status, List<String> shapes) {
        boolean isFile() {
            return !shapes.isEmpty() && shapes.getFirst().contains("/");
        }
    }

    /// What answers the making of a thing that is not given back as a whole.
    record CreatedId(String id) {}

    /// @param systems how many were taken over
    record TakenOver(int systems) {}

    static ApiAnswers read() {
        try {
            var told = new HashMap<String, List<Told>>();
            new ClassPathResource(FILE, ApiAnswers.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(": ", 2))
                    .forEach(line -> told.put(line[0], parse(line[1])));
            return new ApiAnswers(told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Told> parse(String answers) {
        return Arrays.stream(answers.split("; "))
                .map(answer -> List.of(answer.split(" ")))
                .map(words -> new Told(Integer.parseInt(words.getFirst()), words.subList(1, words.size())))
                .toList();
    }

    /// The calls that the file tells of.
    Set<String> calls() {
        return new TreeSet<>(told.keySet());
    }

    private List<Told> toldOf(ApiRoute route) {
        var found = told.get(route.name());
        if (found == null) {
            throw new IllegalStateException(FILE + " does not say what " + route.name() + " answers");
        }
        return found;
    }

    /// Everything that the call answers as JSON.
    List<ResolvableType> types(ApiRoute route) {
        return route.read()
                .map(List::of)
                .orElseGet(() -> toldOf(route).stream()
                        .filter(answer -> !answer.isFile())
                        .flatMap(answer -> answer.shapes().stream())
                        .map(name -> type(route.controller(), name))
                        .toList());
    }

    private static ResolvableType type(Class<?> controller, String name) {
        var items = Items.class.getSimpleName() + "<";
        if (name.startsWith(items)) {
            return ResolvableType.forClassWithGenerics(
                    Items.class, type(controller, name.substring(items.length(), name.length() - 1)));
        }
        if (name.equals("object")) {
            return ResolvableType.forClassWithGenerics(Map.class, String.class, Object.class);
        }
        var inner = "$" + name.replace('.', '$');
        var ofRoom = controller.getPackageName() + "." + name.replace('.', '$');
        for (var candidate : List.of(controller.getName() + inner, ofRoom, ApiAnswers.class.getName() + inner)) {
            if (ClassUtils.isPresent(candidate, controller.getClassLoader())) {
                return ResolvableType.forClass(ClassUtils.resolveClassName(candidate, controller.getClassLoader()));
            }
        }
        throw new IllegalStateException(FILE + " names " + name + ", which " + controller + " does not know");
    }

    void describe(ApiRoute route, Operation operation, ApiShapes shapes) {
        var read = route.read();
        if (read.isPresent()) {
            var content = new Content().addMediaType(JSON, new MediaType().schema(shapes.schema(read.get())));
            operation.getResponses().addApiResponse("200", response(200).content(content));
            return;
        }
        for (var answer : toldOf(route)) {
            var response = response(answer.status());
            if (!answer.shapes().isEmpty()) {
                response.content(content(route, answer, shapes));
            }
            operation.getResponses().addApiResponse("" + answer.status(), response);
        }
    }

    static ApiResponse response(int status) {
        return new ApiResponse().description(HttpStatus.valueOf(status).getReasonPhrase());
    }

    private static Content content(ApiRoute route, Told answer, ApiShapes shapes) {
        var content = new Content();
        for (var shape : answer.shapes()) {
            if (answer.isFile()) {
                content.addMediaType(shape, new MediaType().schema(ApiShapes.binary()));
            } else {
                var schema = shapes.schema(type(route.controller(), shape));
                content.addMediaType(JSON, new MediaType().schema(schema));
            }
        }
        return content;
    }
}
