package io.parkcloud.healthcare.load;

import io.parkcloud.healthcare.HealthSettings;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.fhir.Wish;
import io.parkcloud.healthcare.fhir.Writer;
import io.parkcloud.healthcare.fhir.Writer.Batch;
import io.parkcloud.healthcare.fhir.Writer.Strictness;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.hl7.fhir.r4.model.Organization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The sample patients, loaded once into a database: synthetic people by Synthea, and with them what its export lacks, which is made
 * up here and tagged so: a hospital, vital signs and consents.
 */
@Component
final class Samples implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Samples.class);
    private static final String NAME = "synthea";

    private final Ndjson ndjson;
    private final Writer writer;
    private final JdbcTemplate database;
    private final HealthSettings settings;
    private final Clock clock;

    Samples(Ndjson ndjson, Writer writer, JdbcTemplate database, HealthSettings settings, Clock clock) {
        this.ndjson = ndjson;
        this.writer = writer;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var known = database.queryForObject("SELECT COUNT(*) FROM loaded_sample WHERE name = ?", Integer.class, NAME);
        if (!settings.samples() || (known != null && known > 0)) {
            return;
        }
        var program = Caller.program();
        try (var packed = Samples.class.getResourceAsStream("/samples/patients.ndjson.gz")) {
            if (packed == null) {
                throw new IOException("samples/patients.ndjson.gz is missing from the program");
            }
            var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8));
            var loaded = ndjson.load(lines, program);
            LOG.info("{} resources of sample patients are stored", loaded.stored());
        }
        var wishes = madeUp();
        writer.write(new Batch(wishes, Collections.nCopies(wishes.size(), ""), Strictness.ANYTHING), program);
        database.update("INSERT IGNORE INTO loaded_sample (name, loaded_at) VALUES (?, ?)", NAME, clock.millis());
    }

    private List<Wish> madeUp() {
        var wishes = new ArrayList<Wish>();
        var hospital = new Organization();
        hospital.setId(MadeUp.HOSPITAL);
        hospital.setMeta(MadeUp.tag());
        hospital.setName("示例医院 Sample hospital");
        wishes.add(new Wish.Put(hospital, MadeUp.HOSPITAL, "", 0));
        var patients = database.queryForList(
                "SELECT fhir_id FROM resource WHERE type = 'Patient' AND deleted = FALSE ORDER BY fhir_id",
                String.class);
        for (int i = 0; i < patients.size(); i++) {
            var patient = patients.get(i);
            for (var sign : MadeUp.vitalSigns(patient, i, clock.instant())) {
                wishes.add(new Wish.Put(sign, sign.getIdElement().getIdPart(), "", 0));
            }
            // Most say yes, one says no, one has not been asked.
            if (i != 1) {
                var consent = MadeUp.consent(patient, i != 0, clock.instant());
                wishes.add(new Wish.Put(consent, consent.getIdElement().getIdPart(), "", 0));
            }
        }
        return wishes;
    }
}
