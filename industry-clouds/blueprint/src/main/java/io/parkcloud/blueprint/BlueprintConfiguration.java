package io.parkcloud.blueprint;

import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.store.ResourceQuery;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Templates and stacks of this platform. */
@AutoConfiguration
@Import(TemplateController.class)
public class BlueprintConfiguration {

    @Bean
    SharedResources sharedResources(ObjectProvider<Store> store) {
        return (kind, name) -> store
                .getObject()
                .page(new ResourceQuery(
                        kind,
                        Optional.of(ResourceId.PLATFORM),
                        Optional.of(ResourceId.PLATFORM),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.of(name),
                        Optional.empty(),
                        Map.of(),
                        1))
                .stream()
                .findFirst()
                .map(StoredResource::id);
    }

    @Bean
    StackKind stackKind(
            ObjectProvider<TemplateCatalog> templates,
            ObjectProvider<KindRegistry> kinds,
            SharedResources shared,
            Answers answers) {
        return new StackKind(templates::getObject, kinds::getObject, shared, answers);
    }

    /** Every template that this binary carries; one that is wrong stops the start and says where. */
    @Bean
    TemplateCatalog templateCatalog(KindRegistry kinds) throws IOException {
        var reader = new TemplateReader(kinds);
        var templates = new ArrayList<Template>();
        for (var file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:templates/*/template.yaml")) {
            templates.add(reader.read(file.getDescription(), file.getContentAsString(StandardCharsets.UTF_8)));
        }
        return new TemplateCatalog(templates);
    }

    @Bean
    StackPlans stackPlans(KindRegistry kinds, Store store, SharedResources shared) {
        return new StackPlans(kinds, store, shared);
    }
}
