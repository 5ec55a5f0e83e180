package org.charterflow.charter.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.charterflow.alliance.Alliances;
import org.charterflow.charter.Article;
import org.charterflow.charter.CharterOnDay;
import org.charterflow.charter.CharterOnDay.Text;
import org.charterflow.charter.DocumentDifference;
import org.charterflow.charter.GoverningDocument;
import org.charterflow.charter.GoverningDocuments;
import org.charterflow.charter.RuleTable;
import org.charterflow.charter.TableVersion;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What applied on a given day, for programs; everybody may ask. */
@RestController
@RequestMapping("/api/v1/alliances/{alliance}/charter")
@Tag(name = "charter", description = "组织文件和规则 Governing documents and rules in time")
class CharterApi {

    private final Alliances alliances;
    private final CharterOnDay charter;
    private final GoverningDocuments documents;

    CharterApi(Alliances alliances, CharterOnDay charter, GoverningDocuments documents) {
        this.alliances = alliances;
        this.charter = charter;
        this.documents = documents;
    }

    @GetMapping
    @Operation(
            summary = "某日有效的组织文件 The governing documents in force on a day",
            description = "The day is the alliance's and asked as it ends; without one, today.")
    CharterAnswer charter(
            @PathVariable String alliance,
            @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Parameter(example = "2026-03-01")
                    @Nullable
                    LocalDate on) {
        String id = alliances.get(alliance).id();
        LocalDate day = charter.day(id, on);
        return new CharterAnswer(
                id,
                day,
                charter.documents(id, day).stream().map(DocumentAnswer::of).toList());
    }

    @GetMapping("/articles/{article}")
    @Operation(
            summary = "一条条款 An article, its permanent address",
            description =
                    "An item stands in its article: OSCAR-29.6 answers with OSCAR-29. With every version there is,"
                            + " the newest first, those announced among them.")
    @ApiResponse(responseCode = "404", description = "No governing document has it, or none had it that day")
    ArticleOnDay article(
            @PathVariable String alliance,
            @PathVariable @Parameter(example = "OSCAR-12") String article,
            @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Parameter(example = "2026-03-01")
                    @Nullable
                    LocalDate on) {
        String id = alliances.get(alliance).id();
        List<ArticleAnswer> wordings =
                charter.wordings(id, article).stream().map(ArticleAnswer::of).toList();
        LocalDate day = charter.day(id, on);
        Text text = charter.article(id, article, day)
                .orElseThrow(() -> RuleViolation.notFound(
                        "on",
                        Bilingual.of(
                                "%s没有有效的%s".formatted(day, article),
                                "%s was not in force on %s".formatted(article, day))));
        return new ArticleOnDay(day, ArticleAnswer.of(text), wordings);
    }

    @GetMapping("/differences/{name}")
    @Operation(
            summary = "两个版本的差异 What changes between two versions of a document",
            description = "By article and word by word, in both languages; announced versions among them.")
    @ApiResponse(responseCode = "404", description = "The alliance has not both versions")
    DocumentDifference difference(
            @PathVariable String alliance,
            @PathVariable @Parameter(example = "charter") String name,
            @RequestParam @Parameter(example = "1") String from,
            @RequestParam @Parameter(example = "2") String to) {
        return documents.difference(alliances.get(alliance).id(), name, from, to);
    }

    @GetMapping("/rules")
    @Operation(
            summary = "某日有效的规则 The rules in force on a day",
            description = "Of every decision the version of its table, with its rows and their articles.")
    List<RuleAnswer> rules(
            @PathVariable String alliance,
            @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Parameter(example = "2026-03-01")
                    @Nullable
                    LocalDate on) {
        String id = alliances.get(alliance).id();
        return charter.rules(id, charter.day(id, on)).stream()
                .map(RuleAnswer::of)
                .toList();
    }

    @GetMapping(path = "/rules/{decision}", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "规则表文件（DMN） A table in force on a day, as a file (DMN 1.3)")
    @ApiResponse(responseCode = "404", description = "There was no such table that day")
    String dmn(
            @PathVariable String alliance,
            @PathVariable @Parameter(example = "voting-rule") String decision,
            @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Parameter(example = "2026-03-01")
                    @Nullable
                    LocalDate on) {
        String id = alliances.get(alliance).id();
        return charter.dmn(id, decision, charter.day(id, on));
    }

    /**
     * What applied on a day.
     *
     * @param on the day, in the alliance's zone
     */
    record CharterAnswer(String alliance, LocalDate on, List<DocumentAnswer> documents) {}

    /**
     * A version of a document.
     *
     * @param inForceFrom its first instant
     * @param inForceUntil the first instant of the next version; absent where there is none
     * @param resolution number of the resolution that adopted it; absent where it is the text the alliance came with
     */
    record DocumentAnswer(
            String name,
            String version,
            Bilingual title,
            String sha256,
            Instant inForceFrom,
            @Nullable Instant inForceUntil,
            @Nullable String resolution,
            List<Article> articles) {

        static DocumentAnswer of(Text text) {
            GoverningDocument document = text.document();
            return new DocumentAnswer(
                    document.name(),
                    document.version(),
                    document.title(),
                    document.sha256(),
                    document.effectiveFrom(),
                    document.effectiveUntil(),
                    document.resolution(),
                    text.articles());
        }
    }

    /** An article on a day, and in every version there is. */
    record ArticleOnDay(LocalDate on, ArticleAnswer article, List<ArticleAnswer> versions) {}

    /**
     * An article in one version of its document.
     *
     * @param announced whether it is adopted and not in force yet; {@code inForceFrom} is then expected only
     */
    record ArticleAnswer(
            String document,
            String version,
            Instant inForceFrom,
            @Nullable Instant inForceUntil,
            boolean announced,
            Article article) {

        static ArticleAnswer of(Text text) {
            GoverningDocument document = text.document();
            return new ArticleAnswer(
                    document.name(),
                    document.version(),
                    document.effectiveFrom(),
                    document.effectiveUntil(),
                    document.announced(),
                    text.articles().get(0));
        }
    }

    /**
     * A decision's table.
     *
     * @param inForceFrom its first instant
     * @param inForceUntil the first instant of the next version; absent where there is none
     * @param resolution number of the resolution that adopted it; absent where it came with the alliance's files
     * @param articles where its rows stand
     * @param inputs heads of what it asks
     * @param outputs heads of what it answers
     */
    record RuleAnswer(
            String decision,
            Bilingual title,
            int version,
            String sha256,
            Instant inForceFrom,
            @Nullable Instant inForceUntil,
            @Nullable String resolution,
            List<String> articles,
            List<Bilingual> inputs,
            List<Bilingual> outputs,
            List<RuleTable.Row> rows) {

        static RuleAnswer of(RuleTable table) {
            TableVersion version = table.version();
            return new RuleAnswer(
                    version.decisionId(),
                    table.title(),
                    version.version(),
                    version.sha256(),
                    version.inForceFrom(),
                    version.inForceUntil(),
                    version.resolution(),
                    table.articles(),
                    table.inputs(),
                    table.outputs(),
                    table.rows());
        }
    }
}
