using System.Globalization;
using FamilyLink.Admin.Messages;
using FamilyLink.Domain;
using FamilyLink.Domain.Outbox;

namespace FamilyLink.Tests.Admin;

public sealed class MessageWordsTests
{
    [Fact]
    public void Every_kind_of_message_has_a_name_in_the_schools_words()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            foreach (string language in Languages.All)
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                foreach (var kind in MessageKinds.All)
                    KindTexts.Of(kind.Key).ShouldNotBe(kind.Key == "reply" ? "" : kind.Key, $"{kind.Key} in {language}");
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
