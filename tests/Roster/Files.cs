using System.Runtime.CompilerServices;
using System.Text;
using FamilyLink.Domain.Roster;
using FamilyLink.Domain.Roster.Reading;

namespace FamilyLink.Tests.Roster;

/// <summary>Schools' files as they come.</summary>
internal static class Files
{
    /// <summary>An old workbook: a title over all columns, two heading rows with merged cells, numbers kept with zeros before them, a total.</summary>
    public static Stream OldWorkbook([CallerFilePath] string here = "") => File.OpenRead(Path.Combine(Path.GetDirectoryName(here)!, "Files", "old.xls"));

    /// <summary>Text in the Chinese national code, with headings in an order of their own, said again, doubled lines and slips.</summary>
    public static Stream Messy() => new MemoryStream(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("""
        河湾小学学生情况统计表,,,,,,,,
        班 级,姓名(必填),性别,出生年月,家长电话,住校,谁外出,妈妈,妈妈电话
        三（2）班,石大勇,男,2015年3月9日,139 0000 1001,是,都外出,"李,红",13900001005
        三(2)班,苗苗,女,农历2015年六月初一,13900001003/13900001004,走读,母亲,,
        班 级,姓名(必填),性别,出生年月,家长电话,住校,谁外出,妈妈,妈妈电话
        三（2）班,石大勇,男,2015.3.9,13900001001,是,双方,"李,红",13900001005
        ,没班级,男,2015-01-01,,,,,
        三（2）班,坏日子,男,2015-02-30,1390000,可能,外星,,
        三（2）班,圆号码,女,2015-05-05,1.39E+10,否,父,,
        合计,4,,,,,,,

        """));

    /// <summary>A table of text in UTF-8 with a mark.</summary>
    public static Stream Text(params string[] lines) => new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines))]);

    /// <summary>What is read of a file, by the columns that are recognised.</summary>
    public static (Sheet Sheet, RosterLayout Layout) Recognised(Stream file)
    {
        using (file)
        {
            var read = SheetReader.Read(file, TestContext.Current.CancellationToken);
            read.Refused.ShouldBeNull();
            var layout = Headings.Recognise(read.Sheets);
            return (read.Sheets[layout.Sheet], layout);
        }
    }

    /// <summary>Its lines, read on 23 November 2026.</summary>
    public static List<RosterLine> Lines(Stream file)
    {
        var (sheet, layout) = Recognised(file);
        return RosterLines.Read(sheet, layout, new DateOnly(2026, 11, 23), "zh-Hans", TestContext.Current.CancellationToken);
    }
}
