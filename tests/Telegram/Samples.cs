namespace FamilyLink.Tests.Telegram;

/// <summary>Answers as the Bot API gives them.</summary>
internal static class Samples
{
    public const string Message = """
        {"message_id":7,"from":{"id":4242,"is_bot":true,"first_name":"家信","username":"family_link_bot"},
         "chat":{"id":99,"first_name":"小梅","type":"private"},"date":1795600000,"text":"您好"}
        """;

    public const string Updates = """
        [{"update_id":10,"message":{"message_id":1,"from":{"id":99,"is_bot":false,"first_name":"小梅","language_code":"zh-hans","a_new_field":{"deep":[1,2]}},
           "chat":{"id":99,"first_name":"小梅","type":"private"},"date":1795600000,"text":"/start abc",
           "entities":[{"offset":0,"length":6,"type":"bot_command"},{"offset":7,"length":3,"type":"a_new_entity"}]}},
         {"update_id":11,"a_new_kind":{"id":"x","nested":{"message":{"message_id":5}}}},
         {"update_id":12,"callback_query":{"id":"77","from":{"id":99,"is_bot":false,"first_name":"小梅"},"chat_instance":"-5","data":"yes:1",
           "message":{"message_id":7,"date":0,"chat":{"id":99,"type":"private"}}}},
         {"update_id":13,"my_chat_member":{"chat":{"id":99,"type":"private"},"from":{"id":99,"is_bot":false,"first_name":"小梅"},"date":1795600001,
           "old_chat_member":{"user":{"id":4242,"is_bot":true,"first_name":"家信"},"status":"member"},
           "new_chat_member":{"until_date":0,"user":{"id":4242,"is_bot":true,"first_name":"家信"},"status":"kicked"}}},
         {"update_id":14,"edited_message":{"message_id":1,"chat":{"id":99,"type":"private"},"date":1795600000,"edit_date":1795600060,"text":"改了"}}]
        """;

    public const string Media = """
        [{"update_id":20,"message":{"message_id":2,"chat":{"id":99,"type":"private"},"date":1795600000,"media_group_id":"130","caption":"作业",
           "photo":[{"file_id":"s","file_unique_id":"us","width":90,"height":67,"file_size":1200},{"file_id":"l","file_unique_id":"ul","width":1280,"height":960}]}},
         {"update_id":21,"message":{"message_id":3,"chat":{"id":99,"type":"private"},"date":1795600000,"voice":{"file_id":"v","file_unique_id":"uv","duration":9,"mime_type":"audio/ogg","file_size":31000}}},
         {"update_id":22,"message":{"message_id":4,"chat":{"id":99,"type":"private"},"date":1795600000,"contact":{"phone_number":"+8613800000000","first_name":"梅","user_id":99}}},
         {"update_id":23,"message":{"message_id":5,"chat":{"id":99,"type":"private"},"date":1795600000,"text":"转","forward_origin":{"sender_user":{"id":5,"is_bot":false,"first_name":"A"},"date":1795500000,"type":"user"}}},
         {"update_id":24,"message":{"message_id":6,"chat":{"id":99,"type":"private"},"date":1795600000,"text":"回","reply_to_message":{"message_id":2,"chat":{"id":99,"type":"private"},"date":1795600000,"text":"问"}}},
         {"update_id":25,"message":{"message_id":8,"chat":{"id":-5,"type":"group","title":"g"},"date":1795600000,"migrate_to_chat_id":-1001234567890}},
         {"update_id":26,"message":{"message_id":9,"chat":{"id":99,"type":"private"},"date":1795600000,"document":{"file_id":"d","file_unique_id":"ud","file_name":"成绩.pdf","mime_type":"application/pdf"}}},
         {"update_id":27,"message":{"message_id":10,"chat":{"id":99,"type":"private"},"date":1795600000,"video":{"file_id":"w","file_unique_id":"uw","width":1,"height":2,"duration":3}}},
         {"update_id":28,"message":{"message_id":11,"chat":{"id":99,"type":"private"},"date":1795600000,"audio":{"file_id":"a","file_unique_id":"ua","duration":3,"title":"歌"}}},
         {"update_id":29,"message":{"message_id":12,"chat":{"id":99,"type":"private"},"date":1795600000,"a_new_content":{"x":1}}}]
        """;
}
