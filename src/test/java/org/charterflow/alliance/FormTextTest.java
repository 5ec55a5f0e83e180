package org.charterflow.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lenient in reading, never guessing. */
class FormTextTest {

    private static final ApplicationForm OSCAR = AllianceForms.of("oscar");
    private static final ApplicationForm COIA = AllianceForms.of("coia");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        单位名称：示例科技有限公司 | legalNameZh | 示例科技有限公司
        公司名称: 示例科技有限公司 | legalNameZh | 示例科技有限公司
        单位全称﹕示例科技有限公司 | legalNameZh | 示例科技有限公司
        1. 单位名称：示例科技有限公司 | legalNameZh | 示例科技有限公司
        * 单 位 名 称（全称）：示例（北京）科技有限公司 | legalNameZh | 示例（北京）科技有限公司
        【单位名称】：示例科技有限公司 | legalNameZh | 示例科技有限公司
        ＵＳＣＣ：91350100M000100Y43 | uscc | 91350100M000100Y43
        税号：91350100M000100Y43 | uscc | 91350100M000100Y43
        Organisation: Example Technology Co. | legalNameZh | Example Technology Co.
        legal name (english): Example Technology Co. | legalNameEn | Example Technology Co.
        单位性质：公司 | organisationKind | enterprise
        Kind: University | organisationKind | university
        申请级别：用户会员 | memberClass | user
        Member class: Enterprise member | memberClass | enterprise
        签字日期：2026年3月6日 | signedOn | 2026-03-06
        成立日期：2012/5/8 | foundedOn | 2012-05-08
        国家：德国 | country | DE
        Country: Germany | country | DE
        网址：www.unit.example | website | https://www.unit.example
        承诺：已承诺 | undertaking | yes
        个人信息授权：同意。 | personalDataConsent | yes
        会员代表：张三 | representativeName | 张三
        """)
    void readsALabelInEveryWording(String line, String field, String value) {
        FormText.Result read = FormText.read(OSCAR, line);
        assertThat(read.values()).containsExactly(java.util.Map.entry(field, value));
        assertThat(read.notUnderstood()).isEmpty();
    }

    @Test
    void readsATableThatWasPastedWithTabs() {
        assertThat(FormText.read(OSCAR, "单位名称\t示例科技有限公司\n邮编\t100080").values())
                .containsEntry("legalNameZh", "示例科技有限公司")
                .containsEntry("postcode", "100080");
    }

    @Test
    void readsPlainLabelsUnderTheirHeading() {
        FormText.Result read = FormText.read(OSCAR, """
            会员代表
            姓名：张三
            职务：总监
            手机：13800000001
            邮箱：zhang@unit.example
            联络员：李四
            手机：13900000002
            邮箱：li@unit.example
            """);
        assertThat(read.values())
                .containsEntry("representativeName", "张三")
                .containsEntry("representativeMobile", "13800000001")
                .containsEntry("representativeEmail", "zhang@unit.example")
                .containsEntry("liaisonName", "李四")
                .containsEntry("liaisonMobile", "13900000002")
                .containsEntry("liaisonEmail", "li@unit.example");
        assertThat(read.isUnderstood()).isTrue();
    }

    @Test
    void keepsTheLinesOfALongAnswer() {
        FormText.Result read = FormText.read(OSCAR, "单位简介：第一行\n第二行\n\n邮编：100080\n");
        assertThat(read.values()).containsEntry("profile", "第一行\n第二行").containsEntry("postcode", "100080");
    }

    @Test
    void keepsGreetingsAsRemarksAndAsksNobodyAboutThem() {
        FormText.Result read = FormText.read(OSCAR, """
            尊敬的秘书处：
            现申请加入联盟，材料如下。
            单位名称：示例科技有限公司
            此致
            敬礼
            """);
        assertThat(read.isUnderstood()).isTrue();
        assertThat(read.remarks()).contains("此致", "敬礼");
    }

    @Test
    void listsWhatNamesNoField() {
        FormText.Result read = FormText.read(OSCAR, "单位名称：示例\n幸运数字：8");
        assertThat(read.notUnderstood()).containsExactly("幸运数字：8");
    }

    @Test
    void takesNeitherOfTwoAnswersThatContradictEachOther() {
        FormText.Result read = FormText.read(OSCAR, "邮编：100080\n邮编：200120");
        assertThat(read.values()).doesNotContainKey("postcode");
        assertThat(read.notUnderstood()).singleElement().asString().contains("100080", "200120");
    }

    @Test
    void takesTheSameAnswerTwice() {
        assertThat(FormText.read(OSCAR, "邮编：100080\n邮政编码: 100080").isUnderstood())
                .isTrue();
    }

    @Test
    void leavesAListedAnswerItDoesNotKnowAsItIs() {
        assertThat(FormText.read(OSCAR, "申请级别：钻石会员").values()).containsEntry("memberClass", "钻石会员");
    }

    @Test
    void leavesEmptyAnswersOut() {
        assertThat(FormText.read(OSCAR, "推荐单位：无\n邮编：\n网址：N/A").values()).isEmpty();
    }

    @Test
    void handsATextWithoutAnyEntryToAPerson() {
        FormText.Result read = FormText.read(OSCAR, "您好，我们想加入，表格在附件里。");
        assertThat(read.isUnderstood()).isFalse();
        assertThat(read.notUnderstood()).containsExactly("您好，我们想加入，表格在附件里。");
    }

    @Test
    void knowsTheFieldsOfTheOtherAlliance() {
        assertThat(FormText.read(COIA, "申请级别：理事会员单位\n是否从事人工智能相关工作：是").values())
                .containsEntry("memberClass", "director")
                .containsEntry("aiRelated", "yes");
    }

    @Test
    void takesALinkForNoEntry() {
        assertThat(FormText.read(OSCAR, "单位名称：示例\nhttps://unit.example/about").isUnderstood())
                .isTrue();
    }

    @Property(tries = 300)
    void losesNothing(@ForAll String text) {
        FormText.Result read = FormText.read(OSCAR, text);
        String kept = read.values() + String.join("", read.notUnderstood()) + String.join("", read.remarks());
        text.lines()
                .map(String::strip)
                .filter(line -> line.chars().noneMatch(c -> ":：﹕︰\t".indexOf(c) >= 0))
                .filter(line -> FormLabels.section(line).isEmpty())
                .forEach(line -> assertThat(kept).contains(line));
    }
}
