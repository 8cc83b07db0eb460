package io.parkcloud.hall.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.core.io.ClassPathResource;

/**
 * Sets lines of Chinese and Latin text on A4 pages, from top to bottom. Both fonts are embedded, only the characters used of
 * them, so that the document looks the same wherever it is opened and needs no font where it is made.
 */
final class Typesetter implements AutoCloseable {
    private static final float MARGIN = 64;
    private static final float LEADING = 1.75f;

    private final PDDocument document;
    private final List<PDType0Font> fonts;
    private PDPageContentStream page;
    private float y;

    Typesetter(PDDocument document) throws IOException {
        this.document = document;
        this.fonts = List.of(
                font("org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
                font("fonts/DroidSansFallbackFull.ttf"));
        this.page = turn();
    }

    void title(String text, float size) throws IOException {
        for (var line : wrap(text, size, width())) {
            line(line, size, MARGIN + (width() - measure(line, size)) / 2);
        }
        y -= size;
    }

    void paragraph(String text, float size) throws IOException {
        for (var part : text.split("\n", -1)) {
            for (var line : wrap(indented(part.strip()), size, width())) {
                line(line, size, MARGIN);
            }
        }
        y -= size / 2;
    }

    /** Paragraphs begin two characters in; the line that names the reader does not. */
    private static String indented(String text) {
        return text.endsWith("：") ? text : "　　" + text;
    }

    /** A label and, beside it, its value over as many lines as it takes. */
    void fact(String label, String value, float size) throws IOException {
        float indent = 110;
        boolean first = true;
        for (var line : wrap(value, size, width() - indent)) {
            if (first) {
                line(label, size, MARGIN);
                y += size * LEADING;
                first = false;
            }
            line(line, size, MARGIN + indent);
        }
    }

    void right(String text, float size) throws IOException {
        line(text, size, MARGIN + width() - measure(text, size));
    }

    void rule() throws IOException {
        page.setLineWidth(0.6f);
        page.moveTo(MARGIN, y + 6);
        page.lineTo(MARGIN + width(), y + 6);
        page.stroke();
        y -= 14;
    }

    @Override
    public void close() throws IOException {
        page.close();
    }

    private void line(String text, float size, float x) throws IOException {
        if (y < MARGIN + size) {
            page.close();
            page = turn();
        }
        page.beginText();
        page.newLineAtOffset(x, y);
        for (var run : runs(text)) {
            page.setFont(run.font(), size);
            page.showText(run.text());
        }
        page.endText();
        y -= size * LEADING;
    }

    private PDPageContentStream turn() throws IOException {
        var sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        y = PDRectangle.A4.getHeight() - MARGIN - 20;
        return new PDPageContentStream(document, sheet);
    }

    private List<String> wrap(String text, float size, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            line.appendCodePoint(point);
            if (measure(line.toString(), size) > width) {
                line.setLength(line.length() - Character.charCount(point));
                lines.add(line.toString());
                line.setLength(0);
                line.appendCodePoint(point);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private float measure(String text, float size) throws IOException {
        float width = 0;
        for (var run : runs(text)) {
            width += run.font().getStringWidth(run.text()) / 1000 * size;
        }
        return width;
    }

    private static float width() {
        return PDRectangle.A4.getWidth() - 2 * MARGIN;
    }

    /** The text in pieces of one font each; what no font has is shown as 〓, the printers' sign for a missing character. */
    private List<Run> runs(String text) {
        var runs = new ArrayList<Run>();
        text.codePoints().forEach(point -> {
            var shown = new String(Character.toChars(Character.isISOControl(point) ? ' ' : point));
            var font = fonts.stream().filter(f -> has(f, shown)).findFirst();
            var run = font.map(f -> new Run(f, shown)).orElseGet(() -> new Run(fonts.get(1), "〓"));
            if (!runs.isEmpty() && runs.getLast().font().equals(run.font())) {
                var last = runs.removeLast();
                runs.add(new Run(last.font(), last.text() + run.text()));
            } else {
                runs.add(run);
            }
        });
        return runs;
    }

    private static boolean has(PDType0Font font, String text) {
        try {
            font.encode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false; // how the library says that a font has no such character
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDType0Font font(String resource) throws IOException {
        try (var in = new ClassPathResource(resource).getInputStream()) {
            return PDType0Font.load(document, in, true);
        }
    }

    private record Run(PDType0Font font, String text) {}
}
