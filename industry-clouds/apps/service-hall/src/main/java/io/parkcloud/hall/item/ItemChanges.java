package io.parkcloud.hall.item;

import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.util.Collection;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an administrator can change of an item besides its texts: its questions, its documents, and the events it belongs to. */
@Component
public class ItemChanges {
    private static final int MOST_QUESTIONS = 20;
    private static final int MOST_DOCUMENTS = 20;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,29}");

    private final JsonMapper json;

    ItemChanges(JsonMapper json) {
        this.json = json;
    }

    /** A common question behind the others; its texts are needed in both languages. */
    public ItemChange addQuestion(Question question) {
        return item -> {
            var questions = item.withArray("questions");
            if (question.isMissingText() || questions.size() >= MOST_QUESTIONS) {
                throw refused("A question and its answer are given in both languages, and an item has at most "
                        + MOST_QUESTIONS);
            }
            questions.add(json.<JsonNode>valueToTree(question));
            return "question added: " + question.question().zh();
        };
    }

    /** @param place which one, from 0 */
    public ItemChange removeQuestion(int place) {
        return item -> {
            var questions = item.withArray("questions");
            if (place < 0 || place >= questions.size()) {
                throw refused("There are " + questions.size() + " questions; was " + (place + 1));
            }
            return "question removed: "
                    + questions.remove(place).at("/question/zh").asString();
        };
    }

    /**
     * A document behind the others, or in the place of the one with the same key.
     *
     * @param document the document; its condition is not looked at
     * @param condition name of one of the item's {@link DocumentCondition conditions}; empty if it is always asked for
     */
    public ItemChange putDocument(RequiredDocument document, String condition) {
        return item -> {
            var documents = item.withArray("documents");
            int place = placeOf(document.key(), documents);
            if (!KEY.matcher(document.key()).matches()
                    || document.name().lacksLanguage()
                    || document.types().isEmpty()
                    || (documents.size() >= MOST_DOCUMENTS && place < 0)) {
                throw refused(
                        "A document needs a short name of 2 to 30 small letters, digits or '-', a name in both languages"
                                + " and a kind of file, and an item has at most " + MOST_DOCUMENTS + "; was '"
                                + document.key()
                                + "'");
            }
            var when = condition.isEmpty()
                    ? null
                    : DocumentCondition.of(item.path("schema")).stream()
                            .filter(known -> known.name().equals(condition))
                            .findFirst()
                            .orElseThrow(() -> refused("The form has no question and answer '" + condition + "'"))
                            .schema();
            var put =
                    new RequiredDocument(document.key(), document.name(), document.required(), document.types(), when);
            if (place < 0) {
                documents.add(json.<JsonNode>valueToTree(put));
            } else {
                documents.set(place, json.<JsonNode>valueToTree(put));
            }
            return "document " + (place < 0 ? "added: " : "changed: ") + document.key();
        };
    }

    /** Files that cases have of it stay with these cases. */
    public ItemChange removeDocument(String key) {
        return item -> {
            var documents = item.withArray("documents");
            int place = placeOf(key, documents);
            if (place < 0) {
                throw refused("The item has no document '" + key + "'");
            }
            documents.remove(place);
            return "document removed: " + key;
        };
    }

    /** The events an item belongs to, instead of those before. */
    public ItemChange lifeEvents(Collection<LifeEvent> events) {
        return item -> {
            item.set("lifeEvents", json.<JsonNode>valueToTree(events));
            return "life events: "
                    + String.join(", ", events.stream().map(LifeEvent::id).toList());
        };
    }

    private static int placeOf(String key, JsonNode documents) {
        for (int i = 0; i < documents.size(); i++) {
            if (documents.path(i).path("key").asString("").equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private static HallException refused(String reason) {
        return new HallException(Problem.ITEM_INVALID, reason);
    }
}
