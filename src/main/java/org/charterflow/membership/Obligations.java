package org.charterflow.membership;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What binds a member beyond its membership (OSCAR-27, OSCAR-35, OSCAR-36.4): {@code charters/<id>/obligations.yaml}. */
@Component
class Obligations {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final JdbcClient jdbc;

    Obligations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One obligation.
     *
     * @param ends until when, in words: its end is an event and no date
     */
    record Obligation(String kind, String article, Bilingual content, Bilingual ends) {}

    /** Those of an alliance's charter; none where it says nothing. */
    List<Obligation> of(String alliance) {
        var file = new ClassPathResource("charters/" + alliance + "/obligations.yaml");
        if (!file.exists()) {
            return List.of();
        }
        try (InputStream text = file.getInputStream()) {
            return YAML.readValue(text, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(file.getPath(), e);
        }
    }

    /** The member takes them on; those it has go on. */
    void takeOn(String alliance, UUID member, LocalDate since) {
        of(alliance)
                .forEach(obligation -> jdbc.sql("""
                    insert into obligation (member, kind, article, since, content_zh, content_en, ends_zh, ends_en)
                    values (:member, :kind, :article, :since, :contentZh, :contentEn, :endsZh, :endsEn)
                    on conflict (member, kind) do nothing
                    """)
                        .param("member", member)
                        .param("kind", obligation.kind())
                        .param("article", obligation.article())
                        .param("since", since)
                        .param("contentZh", obligation.content().zh())
                        .param("contentEn", obligation.content().en())
                        .param("endsZh", obligation.ends().zh())
                        .param("endsEn", obligation.ends().en())
                        .update());
    }
}
