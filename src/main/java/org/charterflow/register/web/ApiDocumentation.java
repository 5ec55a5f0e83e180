package org.charterflow.register.web;

import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /v3/api-docs} says of the API as a whole; each controller documents its own part. */
@Configuration(proxyBeanMethods = false)
@SecurityScheme(name = "basic", type = SecuritySchemeType.HTTP, scheme = "basic")
class ApiDocumentation {

    private static final String DESCRIPTION = """
            Open-source alliances run by their charters. Every deadline and every decision names the article it rests on.

            Log in by HTTP Basic with an account of the alliance; members and public resolutions need no login. \
            An account of one alliance finds nothing of another.

            Texts for people come in both languages, as `{"zh": …, "en": …}`. Instants are in UTC. What is refused is \
            answered as `application/problem+json` (RFC 9457) with `field`, `rule`, `article` and `explanation`.
            """;

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Charterflow")
                        .version("v1")
                        .description(DESCRIPTION)
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .tags(List.of(
                        tag("Alliances", "Who is who: profiles, members, organs"),
                        tag("Resolutions", "What the organs decided, with the arithmetic"),
                        tag("Ballots", "Questions put to an organ"),
                        tag("Cases", "Where a case stands and what it still needs"),
                        tag("Applications", "Applying for membership"),
                        tag("Mail", "The HTTP door of the inbound mail"),
                        tag("Rehearsal", "The demo's clock")));
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }
}
