package io.parkcloud.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever the API refuses, it refuses in Chinese as well: every sentence of a module has its line in the module's zh.txt. */
class SentencesTest {

    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";

    /** How sentences for people begin in our code. */
    private static final List<Pattern> SAID = List.of(
            Pattern.compile("(?<!LOG)\\.error\\(\\s*" + TEXT + "\\s*[,)]"),
            Pattern.compile("message = " + TEXT + "\\s*[,)]"),
            Pattern.compile("new ErrorCode\\(\\s*\"[^\"]*\",\\s*" + TEXT));

    private static final Pattern PLACE = Pattern.compile("%(\\d+\\$)?[sd]");

    @Test
    void everySentenceIsThereInChinese() {
        var chinese = translations();
        var missing = new TreeMap<String, String>();
        int found = 0;
        for (var file : Code.files(".java")) {
            var path = Code.ROOT.relativize(file).toString();
            if (!path.contains("src/main/java")
                    || path.startsWith("industry-clouds/apps")
                    || path.startsWith("tests")) {
                continue;
            }
            for (var sentence : sentences(file)) {
                found++;
                if (!chinese.containsKey(sentence)) {
                    missing.put(sentence, path);
                }
            }
        }
        assertThat(found).isGreaterThan(200);
        assertThat(missing)
                .as("add these to META-INF/parkcloud/zh.txt of their modules")
                .isEmpty();
    }

    @Test
    void everyTranslationTellsAllThatDiffers() {
        var wrong = new TreeSet<String>();
        translations().forEach((english, chinese) -> {
            boolean han = chinese.codePoints().anyMatch(Character::isIdeographic) || english.startsWith("/%s");
            if (!han
                    || PLACE.matcher(english).results().count()
                            != PLACE.matcher(chinese).results().count()) {
                wrong.add(english + " = " + chinese);
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static Set<String> sentences(Path file) {
        var code = text(file).replaceAll("\"\\s*\\+\\s*\"", "");
        return SAID.stream()
                .flatMap(said -> said.matcher(code).results())
                .map(match -> match.group(1).replace("\\\"", "\""))
                .filter(sentence -> sentence.contains(" "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> translations() {
        var all = new HashMap<String, String>();
        for (var file : Code.files("zh.txt")) {
            var lines = Code.lines(file);
            for (int i = 1; i < lines.size(); i++) {
                if (lines.get(i).startsWith("= ")) {
                    var before = all.put(lines.get(i - 1), lines.get(i).substring(2));
                    assertThat(before).as("twice: " + lines.get(i - 1)).isNull();
                }
            }
        }
        return all;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
