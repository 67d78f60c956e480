using System.Globalization;
using FamilyLink.Domain.Calendar;

namespace FamilyLink.Tests.Calendar;

public class CitiesTests
{
    [Theory]
    [InlineData("深圳", "Asia/Shanghai")]
    [InlineData("深圳市", "Asia/Shanghai")]
    [InlineData(" shen zhen ", "Asia/Shanghai")]
    [InlineData("广东深圳龙岗", "Asia/Shanghai")]
    [InlineData("我在东京打工", "Asia/Tokyo")]
    [InlineData("乌鲁木齐", "Asia/Shanghai")]
    [InlineData("東京", "Asia/Tokyo")]
    [InlineData("日本东京", "Asia/Tokyo")]
    [InlineData("TOKYO", "Asia/Tokyo")]
    [InlineData("dongjing", "Asia/Tokyo")]
    [InlineData("首尔", "Asia/Seoul")]
    [InlineData("韩国", "Asia/Seoul")]
    [InlineData("雪梨", "Australia/Sydney")]
    [InlineData("悉尼", "Australia/Sydney")]
    [InlineData("Sidney", "Australia/Sydney")]
    [InlineData("Aukcland", "Pacific/Auckland")]
    [InlineData("迪拜", "Asia/Dubai")]
    [InlineData("London", "Europe/London")]
    [InlineData("london uk", "Europe/London")]
    [InlineData("New York", "America/New_York")]
    [InlineData("newyork", "America/New_York")]
    [InlineData("São Paulo", "America/Sao_Paulo")]
    [InlineData("sao paulo", "America/Sao_Paulo")]
    [InlineData("xi'an", "Asia/Shanghai")]
    [InlineData("胡志明", "Asia/Ho_Chi_Minh")]
    [InlineData("约翰内斯堡", "Africa/Johannesburg")]
    [InlineData("普拉托", "Europe/Rome")]
    public void A_place_is_found_by_what_people_call_it(string text, string zone) => Cities.Find(text)[0].Zone.ShouldBe(zone);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("？！")]
    [InlineData("a")]
    [InlineData("🙂")]
    [InlineData("火星")]
    [InlineData("qqqqqq")]
    public void What_names_no_place_finds_none(string? text) => Cities.Find(text).ShouldBeEmpty();

    [Fact]
    public void No_more_than_four_are_offered_and_the_exact_one_comes_first()
    {
        Cities.Find("州").Count.ShouldBe(4);
        var shanxi = Cities.Find("shanxi");
        shanxi[0].Simplified.ShouldBe("山西");
        shanxi.Select(city => city.Simplified).ShouldContain("陕西");
    }

    [Fact]
    public void A_place_is_named_in_the_reader_s_language()
    {
        var city = Cities.Find("温哥华")[0];
        city.Name(CultureInfo.GetCultureInfo("zh-Hans")).ShouldBe("温哥华");
        city.Name(CultureInfo.GetCultureInfo("zh-Hant")).ShouldBe("溫哥華");
        city.Name(CultureInfo.GetCultureInfo("en")).ShouldBe("Vancouver");
    }

    [Fact]
    public void Every_place_has_a_zone_that_exists_and_is_found_by_each_of_its_names()
    {
        Cities.All.Count.ShouldBeGreaterThan(200);
        foreach (var city in Cities.All)
        {
            Zones.TryFind(city.Zone, out _).ShouldBeTrue(city.Zone);
            foreach (var name in new[] { city.Simplified, city.Traditional, city.Pinyin, city.English })
                Cities.Find(name).ShouldContain(city, name);
        }
        Cities.All.Select(city => city.Simplified).Distinct().Count().ShouldBe(Cities.All.Count);
    }
}
