package org.charterflow.document;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfRendererTest {

    private static final String CERTIFICATE = """
            <html><head><title>会员证书</title><style>
            @page { size: A4; margin: 25mm } h1 { font-size: 22pt; text-align: center } b { color: #035 }
            </style></head><body><h1>会员证书 Certificate of Membership</h1>
            <p>兹证明 <b>榕城开放软件研究院（示例）</b> 自 2026 年 3 月 1 日起为本联盟会员单位。</p><p>文号〔2026〕12号</p>
            <p>The <b>Banyan Open Software Institute (example)</b> is a member from 1 March 2026.</p>
            <p style="font-family: serif">开源软件供应链联盟 OSCAR-12 “审议通过”</p>
            </body></html>
            """;

    private final PdfRenderer renderer = new PdfRenderer();

    @Test
    void theTextCanBeReadBackInBothLanguages() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(renderer.render(CERTIFICATE))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            assertThat(stripper.getText(pdf))
                    .contains("会员证书 Certificate of Membership")
                    .contains("榕城开放软件研究院（示例）", "文号〔2026〕12号")
                    .contains("Banyan Open Software Institute (example)")
                    .contains("开源软件供应链联盟 OSCAR-12 “审议通过”");
        }
    }

    @Test
    void everyFontIsEmbedded() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(renderer.render(CERTIFICATE))) {
            List<PDFont> fonts = new ArrayList<>();
            PDResources resources = pdf.getPage(0).getResources();
            for (COSName name : resources.getFontNames()) {
                fonts.add(resources.getFont(name));
            }
            assertThat(fonts).extracting(PDFont::getName).anyMatch(name -> name.contains("DroidSansFallback"));
            assertThat(fonts).allMatch(PDFont::isEmbedded);
        }
    }

    @Test
    void nothingIsFetched() {
        String page = "<html><body><img src=\"file:///etc/passwd\" alt=\"\"/>"
                + "<img src=\"http://127.0.0.1:9/x.png\" alt=\"\"/><p>文</p></body></html>";

        assertThat(renderer.render(page)).startsWith("%PDF-".getBytes(US_ASCII));
    }
}
