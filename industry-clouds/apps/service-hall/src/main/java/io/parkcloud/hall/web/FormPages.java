package io.parkcloud.hall.web;

import io.parkcloud.hall.draft.Draft;
import io.parkcloud.hall.form.FormCheck;
import io.parkcloud.hall.form.FormSchema;
import io.parkcloud.hall.form.FormShape;
import io.parkcloud.hall.item.Offer;
import io.parkcloud.hall.item.RequiredDocument;
import io.parkcloud.hall.problem.FieldProblem;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the pages of forms and reads back what was filled in on them. */
@Component
class FormPages {
    private final FormShape shape;
    private final FormCheck check;
    private final FailureWriter failures;

    FormPages(FormShape shape, FormCheck check, FailureWriter failures) {
        this.shape = shape;
        this.check = check;
        this.failures = failures;
    }

    /** The first page of a new application. */
    FormPage first(Offer offer) {
        return page(offer, FormStep.of(offer.schema(), 1), JsonNodeFactory.instance.objectNode(), newKey(), null);
    }

    /** The whole form on one page. */
    FormPage whole(Offer offer, JsonNode form, String key) {
        var sections = FormSchema.of(offer.schema()).sections();
        return page(offer, new FormStep(1, 1, sections, true), form, key, null);
    }

    /** A page of a saved form. */
    FormPage saved(Offer offer, Draft draft, int step) {
        return page(offer, FormStep.of(offer.schema(), step), draft.form(), draft.requestKey(), draft);
    }

    FormPage page(Offer offer, FormStep step, JsonNode form, String key, @Nullable Draft draft) {
        return new FormPage(
                offer, step, form, key, Map.of(), shape.shown(offer.schema(), form), documents(offer, form), "", draft);
    }

    /** The same page with what is wrong. */
    FormPage refused(FormPage page, List<FieldProblem> problems, Locale locale) {
        return new FormPage(
                page.offer(),
                page.step(),
                page.form(),
                page.key(),
                messages(problems, locale),
                page.shown(),
                page.documents(),
                page.notice(),
                page.draft());
    }

    /** What was filled in, without answers to questions that are not asked. */
    ObjectNode read(Offer offer, HttpServletRequest request) {
        return shape.prune(offer.schema(), FormSchema.of(offer.schema()).read(request.getParameterMap()));
    }

    /** A saved form with the answers of one page put in. */
    ObjectNode merge(Offer offer, ObjectNode saved, FormStep step, HttpServletRequest request) {
        var merged = saved.deepCopy();
        var sent = FormSchema.of(offer.schema()).read(request.getParameterMap());
        step.sections().forEach(section -> {
            var name = section.pointer().substring(1);
            merged.set(name, sent.path(name));
        });
        return shape.prune(offer.schema(), merged);
    }

    /** @throws HallException {@code FORM_INVALID} with what is wrong with the answers of one page */
    void require(Offer offer, FormStep step, JsonNode form) {
        var problems = check.check(offer.schema(), form).stream()
                .filter(problem -> step.asks(problem.pointer()))
                .toList();
        if (!problems.isEmpty()) {
            throw new HallException(
                    Problem.FORM_INVALID, problems.size() + " fields of this page need attention", problems);
        }
    }

    /** What is wrong with a form, by pointer. */
    Map<String, String> problems(Offer offer, JsonNode form, Locale locale) {
        return messages(check.check(offer.schema(), form), locale);
    }

    Set<String> documents(Offer offer, JsonNode form) {
        return offer.documents().stream()
                .filter(document -> check.asks(document.when(), form))
                .map(RequiredDocument::key)
                .collect(Collectors.toSet());
    }

    private Map<String, String> messages(List<FieldProblem> problems, Locale locale) {
        var messages = new LinkedHashMap<String, String>();
        problems.forEach(problem -> messages.putIfAbsent(problem.pointer(), failures.message(problem, locale)));
        return messages;
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
