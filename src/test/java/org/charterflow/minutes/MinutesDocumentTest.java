package org.charterflow.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.charterflow.document.PdfRenderer;
import org.charterflow.language.Bilingual;
import org.charterflow.minutes.MinutesContent.ItemRecord;
import org.charterflow.minutes.MinutesContent.OpenPointRecord;
import org.charterflow.minutes.MinutesContent.SittingRecord;
import org.charterflow.minutes.MinutesContent.VoteRecord;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The minutes as Markdown, HTML and PDF, all by one template; golden files hold what was read and found good. */
class MinutesDocumentTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/minutes");

    private final MinutesDocument document = new MinutesDocument(new PdfRenderer());

    @ParameterizedTest
    @CsvSource({"whole, false", "published, true"})
    void theDocumentIsAsItWasRead(String name, boolean withoutConfidential) throws IOException {
        MinutesContent content = withoutConfidential ? sample().withoutConfidential() : sample();
        String markdown = document.markdown(content);
        golden(name + ".md", markdown);
        golden(name + ".html", document.page(markdown, "纪要"));
        if (withoutConfidential) {
            assertThat(markdown).doesNotContain("并购", "保密内容", "保密尽调").contains("（保密，略）", "OSCAR-33");
        }
    }

    @Test
    void thePdfSaysTheSameInChinese() throws IOException {
        byte[] pdf = document.pdf(document.markdown(sample()), "纪要");
        if (Boolean.getBoolean("golden.update")) {
            Files.write(Path.of("target/minutes.pdf"), pdf);
        }
        try (var read = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(read).replaceAll("\\s+", "");
            assertThat(text)
                    .contains("第一届理事会第三次会议纪要", "应到9，实到7，符合章程规定", "同意For", "讨论要点", "第1稿，供确认")
                    .contains("孵化细则");
        }
    }

    @Property(tries = 200)
    void whatWasTypedIsWhatIsPrinted(@ForAll @NotBlank String typed) {
        String text = typed.replaceAll("[\\p{C}\\p{Z}]", "x");
        String html = document.html(MarkdownText.line(text) + "\n");

        assertThat(Jsoup.parse(html).text().replaceAll("\\s+", " ").strip())
                .isEqualTo(text.replaceAll("\\s+", " ").strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # no heading
            1. no list
            12) no list
            - no list
            + no list
            > no quotation
            --- no rule
            === no heading
            <script>alert(1)</script>
            &lt; stays &amp;
            a | b
            ~~struck~~
            [link](https://example.org)
            ``code``
            """)
    void markupIsText(String typed) {
        String html = document.html(MarkdownText.line(typed) + "\n");
        assertThat(Jsoup.parse(html).text()).isEqualTo(typed);
        assertThat(Jsoup.parse(html).select("body > p")).hasSize(1);
        assertThat(Jsoup.parse(html).select("p *")).isEmpty();
    }

    private static void golden(String name, String text) throws IOException {
        Path golden = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text);
        }
        assertThat(golden).exists();
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    static MinutesContent sample() {
        Instant from = Instant.parse("2026-03-18T06:00:00Z");
        VoteRecord admission = new VoteRecord(
                true,
                Bilingual.of("是否同意列入：设立开源安全工作组", "Shall the late item be admitted: a working group on security"),
                7,
                0,
                0,
                0,
                2,
                Bilingual.of("通过", "adopted"),
                Bilingual.of(
                        "9 票中 7 票同意，至少需 6 票（有权表决的全部 9 票的 2/3，OSCAR-12，按解释R-OSCAR-17）",
                        "7 of 9 in favour, at least 6 needed (2/3 of all 9 entitled votes, OSCAR-12 as read in R-OSCAR-17)"),
                "云开联〔2026〕11号",
                from.plusSeconds(600),
                from.plusSeconds(720),
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
        VoteRecord vote = new VoteRecord(
                false,
                Bilingual.of("是否同意设立开源安全工作组", "Shall a working group on open-source security be set up"),
                6,
                1,
                0,
                0,
                2,
                Bilingual.of("通过", "adopted"),
                Bilingual.of(
                        "9 票中 6 票同意，至少需 6 票（有权表决的全部 9 票的 2/3，OSCAR-12）",
                        "6 of 9 in favour, at least 6 needed (2/3 of all 9 entitled votes, OSCAR-12)"),
                "云开联〔2026〕12号",
                from.plusSeconds(3600),
                from.plusSeconds(3720),
                "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210");
        return new MinutesContent(
                "OSCAR-2026-0042",
                "zh",
                ZoneId.of("Asia/Shanghai"),
                Bilingual.of("云计算开源产业联盟", "Cloud Computing Open Source Industry Alliance"),
                Bilingual.of("理事会", "Board"),
                Bilingual.of("第一届理事会第三次会议纪要", "Minutes: Third meeting of the board"),
                Bilingual.of("例会", "ordinary meeting"),
                Bilingual.of("第 1 稿，供确认", "revision 1, to be confirmed"),
                "北京市海淀区示例路 1 号 3 层会议室",
                "https://meet.example/oscar",
                "周示例",
                "钱示例",
                List.of(new SittingRecord(
                        from,
                        from.plusSeconds(7200),
                        Bilingual.of(
                                "应到 9，实到 7，符合章程规定（至少 6，OSCAR-12）",
                                "9 entitled, 7 present; a quorum (at least 6, OSCAR-12)"),
                        List.of(
                                "周示例（示例晨光信息通信研究院）",
                                "吴示例（示例青松银行股份有限公司）",
                                "郑示例（示例白云银行股份有限公司）",
                                "王示例（示例远山科技有限公司，第2项到会 came at item 2）",
                                "冯示例（示例清泉科技有限公司）",
                                "陈示例（示例长河软件有限公司）"),
                        List.of("褚示例（示例明月科技有限公司，委托 卫示例）"),
                        List.of("赵示例（秘书处）"),
                        List.of("蒋示例（示例飞鸟网络有限公司）", "沈示例（示例大地数据有限公司）"))),
                List.of(
                        new ItemRecord(
                                1,
                                Bilingual.of("秘书处工作报告", "Report of the secretariat"),
                                Bilingual.of("通报", "information"),
                                "秘书处",
                                null,
                                "秘书长汇报了第一季度工作。\n\n理事建议加强对工作组的支持；*重点* 是社区运营。",
                                List.of(),
                                "听取报告，无异议。",
                                null),
                        new ItemRecord(
                                2,
                                Bilingual.of("设立开源安全工作组", "A working group on open-source security"),
                                Bilingual.of("表决", "decision"),
                                "示例远山科技有限公司",
                                Bilingual.of(
                                        "材料晚于会前一周发送（OSCAR-29.5）；经本机构表决同意列入后审议表决",
                                        "the papers went out less than a week before (OSCAR-29.5); admitted by a vote of the organ before it was decided"),
                                "讨论了工作组的范围与其他工作组的关系。",
                                List.of(admission, vote),
                                "由秘书处组织推荐组长。",
                                null),
                        new ItemRecord(
                                3,
                                Bilingual.of("拟议的并购信息", "A planned acquisition"),
                                Bilingual.of("讨论", "discussion"),
                                "示例青松银行股份有限公司",
                                null,
                                "保密内容。",
                                List.of(),
                                "保密内容，待下次会议。",
                                "吴示例（示例青松银行股份有限公司）")),
                "会议期间网络中断约五分钟，不影响表决。",
                List.of(
                        new OpenPointRecord("起草项目孵化细则", "陈示例", LocalDate.parse("2026-04-30"), null),
                        new OpenPointRecord("组织推荐开源安全工作组组长", "赵示例", LocalDate.parse("2026-04-15"), 2),
                        new OpenPointRecord("保密尽调：委托律师", "吴示例", LocalDate.parse("2026-04-20"), 3)),
                List.of(
                        new MinutesText.FollowUp("提交会员管理办法修订稿", "冯示例", "2026-02-28", "已办结 concluded: 已提交理事会", false),
                        new MinutesText.FollowUp("保密尽调：选定律师", "吴示例", "2026-03-10", "未办结 open", true)),
                List.of("周示例", "吴示例", "郑示例", "王示例", "冯示例", "陈示例", "褚示例", "蒋示例", "沈示例", "赵示例"));
    }
}
