package io.parkcloud.healthcare.load;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.fhir.Wish;
import io.parkcloud.healthcare.fhir.Writer;
import io.parkcloud.healthcare.fhir.Writer.Batch;
import io.parkcloud.healthcare.fhir.Writer.Strictness;
import io.parkcloud.healthcare.index.SearchParams;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Loads ndjson, one resource a line, as a bulk export has it: with the ids it brings, in parts of one transaction each. A line that
 * is wrong is told and passed over; references may lead to what comes later.
 */
@Component
public final class Ndjson {
    private static final int AT_ONCE = 200;
    private static final int MOST_MISTAKES = 50;

    private final FhirContext fhir;
    private final SearchParams params;
    private final Writer writer;

    Ndjson(FhirContext fhir, SearchParams params, Writer writer) {
        this.fhir = fhir;
        this.params = params;
        this.writer = writer;
    }

    /** Loads all lines. */
    public Loaded load(BufferedReader lines, Caller caller) throws IOException {
        var part = new ArrayList<Wish>();
        var mistakes = new ArrayList<String>();
        int stored = 0;
        int number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                try {
                    part.add(wish(line));
                } catch (DataFormatException | InvalidRequestException | IllegalArgumentException e) {
                    mistake(mistakes, "line " + number + ": " + e.getMessage());
                }
            }
            if (part.size() == AT_ONCE) {
                stored += write(part, mistakes, caller);
                part.clear();
            }
        }
        stored += write(part, mistakes, caller);
        return new Loaded(stored, mistakes);
    }

    private Wish wish(String line) {
        var resource = (Resource) fhir.newJsonParser().parseResource(line);
        if (!params.types().contains(resource.fhirType())) {
            throw new InvalidRequestException(resource.fhirType() + " is not kept here");
        }
        return resource.hasId()
                ? new Wish.Put(resource, resource.getIdElement().getIdPart(), "", 0)
                : new Wish.Create(resource, "");
    }

    /** All of a part, or, if something in it is refused, each for itself, so that one mistake does not cost the others. */
    private int write(List<Wish> part, List<String> mistakes, Caller caller) {
        if (part.isEmpty()) {
            return 0;
        }
        try {
            return write(part, caller);
        } catch (BaseServerResponseException e) {
            if (part.size() == 1) {
                mistake(mistakes, String.valueOf(e.getMessage()));
                return 0;
            }
            int stored = 0;
            for (var wish : part) {
                stored += write(List.of(wish), mistakes, caller);
            }
            return stored;
        }
    }

    private int write(List<Wish> part, Caller caller) {
        return writer.write(
                        new Batch(List.copyOf(part), Collections.nCopies(part.size(), ""), Strictness.ANYTHING), caller)
                .size();
    }

    private static void mistake(List<String> mistakes, String text) {
        if (mistakes.size() < MOST_MISTAKES) {
            mistakes.add(text);
        }
    }

    /**
     * What became of a load.
     *
     * @param stored how many resources are stored
     * @param mistakes what was refused, the first fifty
     */
    public record Loaded(int stored, List<String> mistakes) {
        public Loaded {
            mistakes = List.copyOf(mistakes);
        }
    }
}
