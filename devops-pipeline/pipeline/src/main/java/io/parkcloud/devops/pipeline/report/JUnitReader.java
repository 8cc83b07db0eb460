package io.parkcloud.devops.pipeline.report;

import io.parkcloud.devops.pipeline.report.TestCase.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads test reports as JUnit, Surefire, pytest, vitest and others write them: {@code testcase} elements, wherever they stand, with
 * {@code failure}, {@code error} or {@code skipped} inside. What a stranger wrote: no entity is resolved, and nothing grows without end.
 *
 * @see <a href="https://github.com/testmoapp/junitxml">the format, collected from its writers</a>
 */
public final class JUnitReader {

    private static final int MOST_CASES = 20_000;
    private static final int LONGEST_MESSAGE = 500;
    private static final int LONGEST_DETAIL = 8_000;

    private JUnitReader() {}

    /** The cases of a file; if it is no report, one failed case that says so. @param name what the reader knows the file by */
    public static List<TestCase> read(String name, Path file) {
        try (var in = Files.newInputStream(file)) {
            return read(name, in);
        } catch (IOException e) {
            return List.of(unreadable(name, e));
        }
    }

    /** The same from a stream, which is not closed. */
    static List<TestCase> read(String name, InputStream in) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var xml = factory.createXMLStreamReader(in);
            try {
                return cases(name, xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            return List.of(unreadable(name, e));
        }
    }

    private static List<TestCase> cases(String file, XMLStreamReader xml) throws XMLStreamException {
        var cases = new ArrayList<TestCase>();
        var suite = file;
        while (xml.hasNext() && cases.size() < MOST_CASES) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("testsuite")) {
                suite = attribute(xml, "name", file);
            } else if (xml.getLocalName().equals("testcase")) {
                cases.add(testCase(suite, xml));
            }
        }
        return cases;
    }

    private static TestCase testCase(String suite, XMLStreamReader xml) throws XMLStreamException {
        var place = attribute(xml, "classname", suite);
        var name = attribute(xml, "name", "?");
        double seconds = seconds(attribute(xml, "time", "0"));
        var outcome = Outcome.PASSED;
        var message = "";
        var detail = "";
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals("testcase")) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "failure", "error" -> {
                    outcome = Outcome.FAILED;
                    message = shortened(attribute(xml, "message", attribute(xml, "type", "")), LONGEST_MESSAGE);
                    detail = shortened(text(xml), LONGEST_DETAIL);
                }
                case "skipped" -> {
                    outcome = outcome == Outcome.FAILED ? outcome : Outcome.SKIPPED;
                    message = shortened(attribute(xml, "message", ""), LONGEST_MESSAGE);
                }
                default -> {}
            }
        }
        return new TestCase(place, shortened(name, LONGEST_MESSAGE), outcome, seconds, message, detail);
    }

    /** Up to the end of the element, which may have others inside. */
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() < LONGEST_DETAIL) {
                        text.append(xml.getText());
                    }
                }
                default -> {}
            }
        }
        return text.toString().strip();
    }

    private static String attribute(XMLStreamReader xml, String name, String fallback) {
        var value = xml.getAttributeValue(null, name);
        return value == null || value.isEmpty() ? fallback : value;
    }

    /** Some write thousands with a comma. */
    private static double seconds(String text) {
        try {
            return Math.max(0, Double.parseDouble(text.replace(",", "")));
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private static TestCase unreadable(String file, Exception why) {
        return new TestCase(file, "report", Outcome.FAILED, 0, "this report cannot be read", why.toString());
    }
}
