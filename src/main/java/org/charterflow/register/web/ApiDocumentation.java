package org.charterflow.register.web;

import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
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
                        tag("Mail", "The HTTP door, what became of each mail and why, what people decide on it"),
                        tag("Rehearsal", "The demo's clock")));
    }

    /** What is refused is refused in one shape by every operation. */
    @Bean
    OpenApiCustomizer problems() {
        return api -> {
            api.getComponents().addSchemas("Problem", problem()).addResponses("Problem", refused());
            api.getPaths()
                    .values()
                    .forEach(path -> path.readOperations()
                            .forEach(operation -> operation
                                    .getResponses()
                                    .addApiResponse("4XX", new ApiResponse().$ref("#/components/responses/Problem"))));
        };
    }

    private static Schema<?> problem() {
        Schema<?> bilingual =
                new ObjectSchema().addProperty("zh", new StringSchema()).addProperty("en", new StringSchema());
        return new ObjectSchema()
                .addProperty("status", new IntegerSchema())
                .addProperty("title", new StringSchema())
                .addProperty("detail", new StringSchema().description("In the caller's language"))
                .addProperty("instance", new StringSchema())
                .addProperty("explanation", bilingual.description("The detail in both languages"))
                .addProperty("field", new StringSchema().description("The input at fault"))
                .addProperty("rule", new StringSchema().description("The rule as a stable word"))
                .addProperty("article", new StringSchema().description("Such as OSCAR-12"));
    }

    private static ApiResponse refused() {
        return new ApiResponse()
                .description("Refused (RFC 9457)")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }
}
