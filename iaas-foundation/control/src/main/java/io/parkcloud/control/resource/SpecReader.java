package io.parkcloud.control.resource;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.PlatformException.Fault;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Reads specs that somebody sent: every wrong place is named by its JSON Pointer, all of them where they can be known. */
public final class SpecReader {

    private final Validator validator;

    public SpecReader(Validator validator) {
        this.validator = validator;
    }

    /** @throws PlatformException {@code request.invalid} */
    public <S extends Record> S read(Kind<S, ?> kind, JsonNode spec) {
        refuseNul(spec, "/spec");
        return check(convert(spec, kind.specType(), "/spec"), "/spec");
    }

    /** No program, file or command takes one, so it is refused here instead of wherever it would come to light. */
    private static void refuseNul(JsonNode node, String at) {
        if (node.isString() && node.asString().indexOf('\0') >= 0) {
            throw invalid(List.of(new Fault(at, "must not contain a NUL character")));
        }
        node.propertyStream().forEach(field -> refuseNul(field.getValue(), at + "/" + field.getKey()));
        for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
            refuseNul(node.get(i), at + "/" + i);
        }
    }

    /** @throws PlatformException {@code request.invalid} if a constraint of the record does not hold */
    public <R extends Record> R check(R value, String root) {
        List<Fault> faults = new ArrayList<>(validator.validate(value).stream()
                .map(v -> fault(v, root))
                .sorted(Comparator.comparing(Fault::pointer))
                .toList());
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
        return value;
    }

    /** @throws PlatformException {@code request.invalid} if the JSON is not of that shape */
    public <R> R convert(JsonNode node, Class<R> type, String root) {
        return decode(node, type, root, ResourceErrors.INVALID);
    }

    /** The value; its constraints are not looked at. @throws PlatformException with {@code code}, if it is not of that shape */
    public static <R> R decode(JsonNode node, Class<R> type, String root, ErrorCode code) {
        try {
            var value = Json.MAPPER.treeToValue(node, type);
            if (value == null) {
                var fault = new Fault(root, "must be given");
                throw new PlatformException(code, root + ": must be given", List.of(fault));
            }
            return value;
        } catch (JacksonException e) {
            var fault = new Fault(root + pointer(e), reason(e));
            throw new PlatformException(code, fault.pointer() + ": " + fault.detail(), List.of(fault));
        }
    }

    /** Where in the document Jackson stumbled, as a JSON Pointer. */
    public static String pointer(JacksonException e) {
        var text = new StringBuilder();
        for (var step : e.getPath()) {
            text.append('/');
            if (step.getPropertyName() != null) {
                text.append(step.getPropertyName().replace("~", "~0").replace("/", "~1"));
            } else {
                text.append(step.getIndex());
            }
        }
        return text.toString();
    }

    /** What Jackson has to say, without its class names. */
    public static String reason(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown field; known are " + unknown.getKnownPropertyIds();
        }
        var cause = e.getCause();
        if (cause instanceof IllegalArgumentException || cause instanceof PlatformException) {
            return String.valueOf(cause.getMessage());
        }
        var message = e.getOriginalMessage();
        return message.replaceAll("`[a-z]+\\.[\\w.$]*?([A-Z]\\w*)`", "$1")
                .replaceAll("\\s+", " ")
                .replaceFirst("^Cannot deserialize value of type \\S+ from String (\"[^\"]*\"): ", "$1: ");
    }

    private static Fault fault(ConstraintViolation<?> violation, String root) {
        var path = violation
                .getPropertyPath()
                .toString()
                .replaceAll("\\[(\\w+)\\]", ".$1")
                .replace('.', '/');
        var seen = violation.getInvalidValue();
        var value = seen == null ? "missing" : "was " + clip(String.valueOf(seen));
        return new Fault(root + (path.isEmpty() ? "" : "/" + path), violation.getMessage() + ", " + value);
    }

    private static String clip(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static PlatformException invalid(List<Fault> faults) {
        var first = faults.getFirst();
        var more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
        return new PlatformException(ResourceErrors.INVALID, first.pointer() + ": " + first.detail() + more, faults);
    }
}
