using System.Globalization;
using System.IO.Compression;
using FamilyLink.Domain;
using FamilyLink.Domain.Roster;
using FamilyLink.Domain.Roster.Reading;

namespace FamilyLink.Tests.Roster;

public sealed class RosterReadingTests
{
    [Fact]
    public void An_old_workbook_with_two_merged_heading_rows_and_a_total_is_read_as_it_looks()
    {
        var lines = Files.Lines(Files.OldWorkbook());
        lines.Select(l => l.Of(RosterField.Name)).ShouldBe(["石大勇", "石小勇", "苗苗"]);
        lines[0].Number.ShouldBe(4);
        lines[0].Says.ShouldBe(new Dictionary<RosterField, string>
        {
            [RosterField.StudentNumber] = "00000007",
            [RosterField.Name] = "石大勇",
            [RosterField.Class] = "五(1)班",
            [RosterField.Sex] = "Boy",
            [RosterField.BirthDate] = "2015-03-09",
            [RosterField.FatherName] = "石国强",
            [RosterField.FatherPhone] = "13900001001",
            [RosterField.GuardianName] = "刘桂英",
            [RosterField.GuardianRelation] = "PaternalGrandmother",
            [RosterField.GuardianPhone] = "13900001002",
        }, ignoreOrder: true);
        lines[2].Of(RosterField.FatherName).ShouldBe("苗苗的爸爸");
        lines[2].Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCode.AdultWithoutName);
    }

    [Fact]
    public void A_messy_text_in_the_national_code_is_read_and_each_slip_named_with_its_place()
    {
        var lines = Files.Lines(Files.Messy());
        lines.Select(l => l.Number).ShouldBe([3, 4, 6, 7, 8, 9]);
        lines[0].Of(RosterField.MotherName).ShouldBe("李,红");
        lines[0].Of(RosterField.GuardianPhone).ShouldBe("13900001001");
        lines[0].Of(RosterField.Away).ShouldBe("Both");
        (lines[1].Of(RosterField.BirthDate), lines[1].Of(RosterField.LunarBirthday)).ShouldBe(("2015-07-16", "yes"));
        (lines[1].Of(RosterField.Boards), lines[1].Of(RosterField.GuardianPhone)).ShouldBe(("no", "13900001003"));
        lines[1].Wrong.ShouldBeFalse();
        lines[3].Problems.ShouldHaveSingleItem().ShouldBe(new Problem(ProblemCode.Missing, 0, RosterField.Class));
        lines[4].Problems.Where(p => !p.IsNote).Select(p => (p.Code, p.Column)).ShouldBe(
            [(ProblemCode.NotDate, 3), (ProblemCode.NotYesNo, 5), (ProblemCode.NotInList, 6)], ignoreOrder: true);
        lines[5].Problems.ShouldHaveSingleItem().ShouldBe(new Problem(ProblemCode.Rounded, 4, RosterField.GuardianPhone, "1.39E+10"));
    }

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hant")]
    [InlineData("en")]
    public void The_template_is_understood_in_every_language_and_its_example_is_passed_over(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = Languages.Culture(language);
        using var book = new MemoryStream();
        RosterBook.Template(book);
        var (sheet, layout) = Files.Recognised(new MemoryStream(book.ToArray()));
        layout.Fields.ShouldBe(RosterColumns.All.Take(RosterColumns.Usual).Select(c => (RosterField?)c.Field));
        RosterLines.Read(sheet, layout, new DateOnly(2026, 11, 23), language, CancellationToken.None).ShouldBeEmpty();
        sheet.Rows[1][0] = "2024001";
        RosterLines.Read(sheet, layout, new DateOnly(2026, 11, 23), language, CancellationToken.None).ShouldHaveSingleItem().Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Columns_in_any_order_and_english_headings_are_recognised_and_what_is_unknown_is_left_out()
    {
        var (_, layout) = Files.Recognised(Files.Text("Shoe size;Mother's phone;Class;Date of Birth;Name;Guardian (phone);Lives with", "36;;3-2;2016-05-03;Ann;13900000001;grandparents"));
        layout.Fields.ShouldBe([null, RosterField.MotherPhone, RosterField.Class, RosterField.BirthDate, RosterField.Name, RosterField.GuardianPhone, RosterField.LivesWith]);
        layout.Lacking.ShouldBeEmpty();
    }

    [Fact]
    public void A_bare_telephone_belongs_to_the_adult_before_it()
    {
        var (_, layout) = Files.Recognised(Files.Text("姓名,班级,父亲,电话,务工地,母亲,电话,监护人,关系,电话", "x,y,,,,,,,,"));
        layout.Fields.ShouldBe(
            [RosterField.Name, RosterField.Class, RosterField.FatherName, RosterField.FatherPhone, RosterField.FatherPlace, RosterField.MotherName, RosterField.MotherPhone,
            RosterField.GuardianName, RosterField.GuardianRelation, RosterField.GuardianPhone]);
    }

    [Fact]
    public void What_is_no_table_is_refused_with_the_reason_and_nothing_bursts()
    {
        Refused([]).ShouldBe(SheetRefusal.Empty);
        Refused("\r\n\r\n"u8.ToArray()).ShouldBe(SheetRefusal.Empty);
        Refused("<html><table><tr><td>姓名"u8.ToArray()).ShouldBe(SheetRefusal.NotATable);
        Refused([0, 1, 2, 0, 255, 254]).ShouldBe(SheetRefusal.NotATable);
        Refused([.. "PK\u0003\u0004"u8, 1, 2, 3]).ShouldBe(SheetRefusal.Broken);
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 9, 9]).ShouldBe(SheetRefusal.Broken);
        Refused(new byte[SheetReader.MostBytes + 1]).ShouldBe(SheetRefusal.TooLarge);
        Refused([.. Enumerable.Repeat("x,y\n"u8.ToArray(), SheetReader.MostRows + 200).SelectMany(b => b)]).ShouldBe(SheetRefusal.TooManyRows);
        Refused(Bomb()).ShouldBe(SheetRefusal.TooLarge);
    }

    [Fact]
    public void Any_bytes_at_all_are_read_or_refused_and_never_throw()
    {
        var random = new Random(20261124);
        using var book = new MemoryStream();
        RosterBook.Template(book);
        using var old = new MemoryStream();
        using (var file = Files.OldWorkbook()) file.CopyTo(old);
        foreach (var good in new[] { book.ToArray(), old.ToArray() })
        {
            for (var i = 0; i < 150; i++)
            {
                var bytes = good.ToArray();
                for (var n = 0; n < 1 + i % 20; n++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                var read = SheetReader.Read(new MemoryStream(bytes), CancellationToken.None);
                if (read.Refused is null) Headings.Recognise(read.Sheets).ShouldNotBeNull();
            }
        }
    }

    [Fact]
    public void A_workbook_that_is_written_holds_text_alone_and_says_what_is_to_be_mended()
    {
        using var book = new MemoryStream();
        RosterBook.Rows(book, [["=1+1", "+SUM(A1)", "@x", "-2", .. Enumerable.Repeat("", 17)]]);
        using (var parts = new ZipArchive(new MemoryStream(book.ToArray())))
        {
            using var xml = new StreamReader(parts.Entries.First(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal)).Open());
            string text = xml.ReadToEnd();
            text.ShouldContain(">=1+1<");
            text.ShouldNotContain(":f>");
            text.ShouldNotContain("<f>");
        }

        SheetReader.Read(new MemoryStream(book.ToArray()), CancellationToken.None).Sheets[0].Rows[1][..4].ShouldBe(["=1+1", "+SUM(A1)", "@x", "-2"]);
    }

    private static SheetRefusal? Refused(byte[] file) => SheetReader.Read(new MemoryStream(file), CancellationToken.None).Refused;

    // A few hundred kilobytes that unpack to half a gigabyte.
    private static byte[] Bomb()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 500; i++) part.Write(zeros);
        }

        return file.ToArray();
    }
}
