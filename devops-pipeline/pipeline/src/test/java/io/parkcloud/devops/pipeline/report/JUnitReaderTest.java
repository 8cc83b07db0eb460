package io.parkcloud.devops.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.devops.pipeline.report.TestCase.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports as their writers write them, and as nobody should. */
class JUnitReaderTest {

    @Test
    void surefireAndPytest() {
        var cases = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites><testsuite name="pytest" tests="3">
                  <properties><property name="a" value="b"/></properties>
                  <testcase classname="A" name="good" time="1,234.5"><system-out>words</system-out></testcase>
                  <testcase name="bad"><failure message="不相等" type="E"><![CDATA[at A:1]]></failure></testcase>
                  <testcase classname="A" name="broken"><error type="java.io.IOException"/></testcase>
                  <testcase classname="A" name="later"><skipped message="no time"/></testcase>
                </testsuite></testsuites>
                """);
        assertThat(cases)
                .extracting(TestCase::outcome)
                .containsExactly(Outcome.PASSED, Outcome.FAILED, Outcome.FAILED, Outcome.SKIPPED);
        assertThat(cases.getFirst().seconds()).isEqualTo(1234.5);
        assertThat(cases.get(1)).isEqualTo(new TestCase("pytest", "bad", Outcome.FAILED, 0, "不相等", "at A:1"));
        assertThat(cases.get(2).message()).isEqualTo("java.io.IOException");
    }

    @Test
    void noEntityIsEverResolved() {
        var cases = read("""
                <!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
                <testsuite name="x"><testcase name="&secret;"/></testsuite>
                """);
        assertThat(cases).hasSize(1);
        assertThat(cases.getFirst().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void whatIsNoReportIsAFailureThatSaysSo() {
        assertThat(read("no xml")).extracting(TestCase::message).containsExactly("this report cannot be read");
        assertThat(read("<testsuite><testcase name='half'>"))
                .extracting(TestCase::outcome)
                .containsExactly(Outcome.FAILED);
    }

    private static List<TestCase> read(String text) {
        return JUnitReader.read("a.xml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
