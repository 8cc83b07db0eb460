package io.parkcloud.server;

import io.parkcloud.server.EngineChoice.WrongChoiceException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what to set instead of showing a stack. */
final class EngineChoiceAnalyzer extends AbstractFailureAnalyzer<WrongChoiceException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, WrongChoiceException wrong) {
        var description = wrong.given().isEmpty()
                ? "No engine was chosen by %s.".formatted(wrong.property())
                : "There is no engine \"%s\" for %s.".formatted(wrong.given(), wrong.property());
        return new FailureAnalysis(
                description, "Set %s to one of: %s.".formatted(wrong.property(), wrong.names()), wrong);
    }
}
