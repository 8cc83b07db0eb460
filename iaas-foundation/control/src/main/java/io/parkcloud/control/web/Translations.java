package io.parkcloud.control.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What the platform says, in the reader's language. Sentences are written, kept and logged in English, as their authors wrote
 * them; every module brings its sentences in Chinese in {@value #FILE}. A sentence is found again by its fixed words, so that
 * what was written down earlier, such as why an operation failed, is told in the language of whoever reads it now.
 */
public final class Translations {

    private static final String FILE = "META-INF/parkcloud/zh.txt";

    /** A sentence is looked for among all; what is longer than this is no sentence. */
    private static final int LONGEST = 1_000;

    private static final Pattern PLACE = Pattern.compile("%(?:(\\d+)\\$)?[sd]");
    private static final Translations CHINESE = load(Translations.class.getClassLoader());

    private final Map<String, String> fixed = new HashMap<>();
    private final List<Sentence> sentences = new ArrayList<>();

    /** @param begin what every such sentence begins with */
    private record Sentence(String begin, Pattern pattern, String chinese, int words) {}

    Translations(Map<String, String> pairs) {
        pairs.forEach((english, chinese) -> {
            if (PLACE.matcher(english).find()) {
                sentences.add(sentence(english, chinese));
            } else {
                fixed.put(english, chinese);
            }
        });
        sentences.sort(Comparator.comparingInt(Sentence::words).reversed());
    }

    /** The text as the reader of the present request reads it; as it is where there is nothing better. */
    public static String forReader(String english) {
        return chineseReads() ? CHINESE.chinese(english) : english;
    }

    /** Whether the present request is from somebody who reads Chinese. */
    static boolean chineseReads() {
        return LocaleContextHolder.getLocale().getLanguage().equals("zh");
    }

    /** In Chinese; in English if no module has it. What differs within a sentence is translated, too, if it has a word. */
    String chinese(String english) {
        var whole = fixed.get(english);
        if (whole != null || english.length() > LONGEST) {
            return whole == null ? english : whole;
        }
        for (var sentence : sentences) {
            if (english.startsWith(sentence.begin())) {
                var found = sentence.pattern().matcher(english);
                if (found.matches()) {
                    return fill(sentence.chinese(), found);
                }
            }
        }
        return english;
    }

    private String fill(String chinese, Matcher found) {
        var places = PLACE.matcher(chinese);
        var text = new StringBuilder();
        int next = 1;
        while (places.find()) {
            @Nullable String number = places.group(1);
            int place = number == null ? next++ : Integer.parseInt(number);
            places.appendReplacement(text, Matcher.quoteReplacement(chinese(found.group(place))));
        }
        return places.appendTail(text).toString();
    }

    private static Sentence sentence(String english, String chinese) {
        var places = PLACE.matcher(english);
        var pattern = new StringBuilder();
        int from = 0;
        int words = 0;
        while (places.find()) {
            pattern.append(Pattern.quote(english.substring(from, places.start())))
                    .append(places.group().endsWith("d") ? "(-?\\d+)" : "(.*?)");
            words += places.start() - from;
            from = places.end();
        }
        pattern.append(Pattern.quote(english.substring(from)));
        words += english.length() - from;
        places.reset();
        var begin = places.find() ? english.substring(0, places.start()) : english;
        return new Sentence(begin, Pattern.compile(pattern.toString(), Pattern.DOTALL), chinese, words);
    }

    private static Translations load(ClassLoader loader) {
        try {
            var pairs = new HashMap<String, String>();
            for (var file : Collections.list(loader.getResources(FILE))) {
                read(file, pairs);
            }
            return new Translations(pairs);
        } catch (IOException e) {
            throw new UncheckedIOException("the sentences in " + FILE + " cannot be read", e);
        }
    }

    private static void read(URL file, Map<String, String> into) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
            @Nullable String english = null;
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("= ") && english != null) {
                    into.put(english, line.substring(2));
                    english = null;
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    english = line;
                }
            }
        }
    }
}
