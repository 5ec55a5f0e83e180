package org.charterflow.alliance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charterflow.language.Bilingual;

/** Licences by their identifiers in the SPDX licence list (ISO/IEC 5962); identifiers differ by more than case. */
public final class SpdxLicences {

    private static final String LIST = "/META-INF/resources/webjars/spdx-license-ids/3.0.21/";

    private static final Map<String, String> CURRENT = read("index.json");
    private static final Map<String, String> DEPRECATED = read("deprecated.json");

    private SpdxLicences() {}

    /**
     * The identifier as the list writes it.
     *
     * @param id in any case
     */
    public static Optional<String> find(String id) {
        return Optional.ofNullable(CURRENT.get(key(id)));
    }

    /** What is wrong with an identifier: unknown, or deprecated by SPDX; empty if nothing is. */
    static Optional<Bilingual> problem(String id) {
        if (CURRENT.containsKey(key(id))) {
            return Optional.empty();
        }
        return Optional.of(
                DEPRECATED.containsKey(key(id))
                        ? Bilingual.of(
                                "“" + id + "”已被SPDX弃用，请用现行标识，如 GPL-2.0-only",
                                "SPDX has deprecated \"" + id + "\"; use the present identifier, such as GPL-2.0-only")
                        : Bilingual.of(
                                "“" + id + "”不是SPDX许可证标识，应如 Apache-2.0、MulanPSL-2.0",
                                "\"" + id
                                        + "\" is no SPDX licence identifier; expected one such as Apache-2.0 or"
                                        + " MulanPSL-2.0"));
    }

    private static String key(String id) {
        return id.strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> read(String file) {
        try (InputStream list = SpdxLicences.class.getResourceAsStream(LIST + file)) {
            if (list == null) {
                throw new IllegalStateException("the SPDX licence list is missing: " + LIST + file);
            }
            List<String> ids = Stream.of(new ObjectMapper().readValue(list, String[].class))
                    .toList();
            return ids.stream().collect(Collectors.toUnmodifiableMap(SpdxLicences::key, id -> id, (a, b) -> a));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
