package org.charterflow.minutes;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.charterflow.document.PdfRenderer;
import org.charterflow.language.Bilingual;
import org.charterflow.language.Moments;
import org.charterflow.minutes.MinutesContent.ItemRecord;
import org.charterflow.minutes.MinutesContent.SittingRecord;
import org.charterflow.minutes.MinutesContent.VoteRecord;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The minutes as a document: Markdown by one template, {@code print/minutes.md}, and from it HTML and PDF. */
@Component
class MinutesDocument {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private final PdfRenderer pdf;
    private final Parser parser = Parser.builder().extensions(TABLES).build();
    private final HtmlRenderer html =
            HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).build();
    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    MinutesDocument(PdfRenderer pdf) {
        this.pdf = pdf;
        templates.addTemplateResolver(resolver("print/", ".md", TemplateMode.TEXT));
        templates.addTemplateResolver(resolver("print/", ".xhtml", TemplateMode.XML));
    }

    String markdown(MinutesContent content) {
        return templates
                        .process("minutes", new Context(Locale.ROOT, model(content)))
                        .replaceAll("\\n{3,}", "\n\n")
                        .strip()
                + "\n";
    }

    /** The text as part of a page, headings and tables. */
    String html(String markdown) {
        return html.render(parser.parse(markdown));
    }

    /** A page of its own, ready to be printed (XHTML). */
    String page(String markdown, String title) {
        return templates.process(
                "minutes-page", new Context(Locale.ROOT, Map.of("title", title, "content", html(markdown))));
    }

    byte[] pdf(String markdown, String title) {
        return pdf.render(page(markdown, title));
    }

    private static ClassLoaderTemplateResolver resolver(String prefix, String suffix, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix(prefix);
        resolver.setSuffix(suffix);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCheckExistence(true);
        return resolver;
    }

    private static Map<String, Object> model(MinutesContent content) {
        Map<String, Object> model = new HashMap<>();
        String title = content.title().in(content.language());
        String other = content.title().in(content.language().equals("en") ? "zh" : "en");
        model.put("title", MarkdownText.line(title));
        model.put("otherTitle", other.equals(title) ? "" : MarkdownText.line(other));
        model.put("alliance", line(content.alliance(), content));
        model.put("edition", line(content.edition(), content));
        model.put("facts", facts(content));
        model.put(
                "items",
                content.items().stream().map(item -> item(item, content)).toList());
        model.put("remarks", MarkdownText.paragraphs(content.remarks()));
        model.put(
                "openPoints",
                content.openPoints().stream()
                        .map(point -> Map.of(
                                "task", MarkdownText.line(point.task()),
                                "owner", MarkdownText.line(point.owner()),
                                "due", point.due().toString()))
                        .toList());
        model.put(
                "followUps",
                content.followUps().stream()
                        .map(point -> Map.of(
                                "task", MarkdownText.line(point.task()),
                                "owner", MarkdownText.line(point.owner()),
                                "due", point.due(),
                                "state", MarkdownText.line(point.state())))
                        .toList());
        model.put("distribution", MarkdownText.line(String.join("、", content.distribution())));
        return model;
    }

    private static List<Map<String, String>> facts(MinutesContent content) {
        List<Map<String, String>> facts = new ArrayList<>();
        fact(facts, "机构 Organ", line(content.organ(), content));
        fact(facts, "会议 Meeting", line(content.kind(), content) + " · " + content.caseNumber());
        boolean several = content.sittings().size() > 1;
        int number = 1;
        for (SittingRecord sitting : content.sittings()) {
            String which = several ? "（" + number++ + "）" : "";
            fact(facts, "时间 Time" + which, time(sitting, content));
        }
        fact(facts, "地点 Place", text(content.place()));
        fact(facts, "会议链接 Link", text(content.link()));
        fact(facts, "主持 Chair", text(content.chair()));
        number = 1;
        for (SittingRecord sitting : content.sittings()) {
            String which = several ? "（" + number++ + "）" : "";
            fact(facts, "出席 Present" + which, names(sitting.present()));
            fact(facts, "委托出席 Represented" + which, names(sitting.represented()));
            fact(facts, "列席 In attendance" + which, names(sitting.inAttendance()));
            fact(facts, "缺席 Absent" + which, names(sitting.absent()));
            fact(facts, "法定人数 Quorum" + which, line(sitting.quorum(), content));
        }
        fact(facts, "记录 Recorder", text(content.recorder()));
        return facts;
    }

    private static Map<String, Object> item(ItemRecord item, MinutesContent content) {
        Map<String, Object> model = new HashMap<>();
        model.put("number", item.number());
        model.put("title", line(item.title(), content));
        model.put("kind", line(item.kind(), content));
        model.put("proposer", MarkdownText.line(item.proposer()));
        model.put("exception", item.exception() == null ? "" : line(item.exception(), content));
        model.put("discussion", MarkdownText.paragraphs(item.discussion()));
        model.put("conclusion", MarkdownText.paragraphs(item.conclusion()));
        model.put(
                "votes", item.votes().stream().map(vote -> vote(vote, content)).toList());
        model.put("confidential", item.confidential() == null ? "" : MarkdownText.line(item.confidential()));
        model.put("leftOut", item.title().equals(MinutesContent.LEFT_OUT));
        return model;
    }

    private static Map<String, Object> vote(VoteRecord vote, MinutesContent content) {
        Map<String, Object> model = new HashMap<>();
        model.put("onAdmission", vote.onAdmission());
        model.put("question", line(vote.question(), content));
        model.put("inFavour", vote.inFavour());
        model.put("against", vote.against());
        model.put("abstaining", vote.abstaining());
        model.put("recused", vote.recused());
        model.put("notVoted", vote.notVoted());
        model.put("outcome", line(vote.outcome(), content));
        model.put("arithmetic", line(vote.arithmetic(), content));
        model.put("resolution", vote.resolution() == null ? "" : MarkdownText.line(vote.resolution()));
        model.put("opened", at(vote.openedAt(), content.zone(), content));
        model.put("counted", at(vote.countedAt(), content.zone(), content));
        model.put("seal", vote.seal());
        return model;
    }

    private static void fact(List<Map<String, String>> facts, String label, String value) {
        if (!value.isEmpty()) {
            facts.add(Map.of("label", label, "value", value));
        }
    }

    private static String time(SittingRecord sitting, MinutesContent content) {
        String from = at(sitting.from(), content.zone(), content);
        Instant until = sitting.until();
        return until == null ? from : from + " – " + at(until, content.zone(), content);
    }

    private static String at(Instant instant, ZoneId zone, MinutesContent content) {
        return MarkdownText.line(Moments.at(instant, zone).in(content.language()));
    }

    private static String names(List<String> names) {
        return MarkdownText.line(String.join("、", names));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : MarkdownText.line(text);
    }

    private static String line(Bilingual text, MinutesContent content) {
        return MarkdownText.line(text.both(content.language()));
    }
}
