-- Where a requirement comes from is read in Vietnamese and in English. What was loaded before is put into both.
alter table requirement rename column source to source_en;
alter table requirement add column source_vi text;
update requirement r
   set source_vi = n.vi, source_en = n.en
  from (values
    ('Decree 85/2016 (art. 3, 13-22), Circular 03/2017, Decision 05/2017 or Circular 20/2017, read in codified text',
     'Nghị định 85/2016/NĐ-CP (Điều 3, 13-22), Thông tư 03/2017/TT-BTTTT, Quyết định 05/2017/QĐ-TTg hoặc Thông tư 20/2017/TT-BTTTT, theo văn bản hợp nhất',
     'Decree 85/2016 (art. 3, 13-22), Circular 03/2017, Decision 05/2017 or Circular 20/2017, read in codified text'),
    ('Directives 14/2019, 18/2022, 09/2024, Dispatch 33/2024 or the ministry''s ransomware guidance of 2024; see dispatch-33.md, ransomware.yaml',
     'Chỉ thị 14/CT-TTg (2019), 18/CT-TTg (2022), 09/CT-TTg (2024), Công điện 33/CĐ-TTg (2024) hoặc hướng dẫn năm 2024 của Bộ về mã độc tống tiền',
     'Directives 14/2019, 18/2022, 09/2024, Dispatch 33/2024 or the ministry''s ransomware guidance of 2024'),
    ('Subject of TCVN 11930:2017; to be checked against the text of the standard',
     'Nội dung thuộc TCVN 11930:2017; cần đối chiếu với nguyên văn tiêu chuẩn',
     'Subject of TCVN 11930:2017; to be checked against the text of the standard'),
    ('TCVN 14423:2026 topic, read in a third party''s paraphrase (vn-cyber-compliance); good practice before 2026',
     'Nội dung của TCVN 14423:2026, theo bản thuật lại của bên thứ ba (vn-cyber-compliance); trước năm 2026 là thông lệ tốt',
     'TCVN 14423:2026 topic, read in a third party''s paraphrase (vn-cyber-compliance); good practice before 2026'),
    ('Decree 13/2023/ND-CP; from 01/01/2026 Law 91/2025/QH15',
     'Nghị định 13/2023/NĐ-CP; từ 01/01/2026 là Luật 91/2025/QH15',
     'Decree 13/2023/ND-CP; from 01/01/2026 Law 91/2025/QH15'),
    ('Our addition from common practice (CIS Controls v8, ISO/IEC 27001:2022)',
     'Bổ sung theo thông lệ chung (CIS Controls v8, ISO/IEC 27001:2022)',
     'Our addition from common practice (CIS Controls v8, ISO/IEC 27001:2022)'),
    ('six measures of the ministry, as listed in tranvanbinh.vn (Sept 2025), which cites baochinhphu.vn and provincial portals',
     'Sáu biện pháp của Bộ, theo danh sách trên tranvanbinh.vn (tháng 9/2025), dẫn từ baochinhphu.vn và các cổng thông tin tỉnh',
     'six measures of the ministry, as listed in tranvanbinh.vn (Sept 2025), which cites baochinhphu.vn and provincial portals'),
    ('handbook of 06/04/2024: baochinhphu.vn, evn.com.vn, taisancong.vn',
     'Cẩm nang ngày 06/4/2024: baochinhphu.vn, evn.com.vn, taisancong.vn',
     'handbook of 06/04/2024: baochinhphu.vn, evn.com.vn, taisancong.vn'),
    ('see dispatch-33.md',
     'Công điện 33/CĐ-TTg ngày 07/4/2024',
     'Dispatch 33/CĐ-TTg of 07/04/2024'),
    ('Decision 05/2017 art. 11, Circular 20/2017 art. 9, codified text',
     'Quyết định 05/2017/QĐ-TTg (Điều 11), Thông tư 20/2017/TT-BTTTT (Điều 9), theo văn bản hợp nhất',
     'Decision 05/2017 art. 11, Circular 20/2017 art. 9, codified text'),
    ('common practice',
     'Thông lệ chung',
     'common practice')) as n (was, vi, en)
 where n.was = r.source_en;
update requirement set source_vi = source_en where source_vi is null;
alter table requirement alter column source_vi set not null;
